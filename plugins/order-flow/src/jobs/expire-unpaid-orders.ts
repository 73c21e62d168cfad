import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { errorMessage } from "../workflows/status/error-message";
import { changeOrderStatusWorkflow } from "../workflows/status/workflows/change-order-status";

const BATCH = 50;
/** How long goods wait for money. */
const PAYS_WITHIN_MS = 10 * 60_000;

/**
 * Cancels orders whose payment did not arrive within ten minutes, so that their goods can be sold. One that is paid in
 * the same moment stays: the move is made only from pending.
 */
export default async function expireUnpaidOrders(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const unpaid = await service.listQuickOrders(
    { status: "pending", placed_at: { $lt: new Date(Date.now() - PAYS_WITHIN_MS) } },
    { select: ["order_id"], order: { placed_at: "ASC" }, take: BATCH },
  );
  for (const { order_id } of unpaid) {
    const { errors } = await changeOrderStatusWorkflow(container).run({
      input: {
        order_id,
        to: "cancelled",
        expected_from: "pending",
        actor: { type: "system", id: "payment" },
        reason: "payment_timeout",
      },
      throwOnError: false,
    });
    if (errors.length === 0) continue;
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The unpaid order ${order_id} was not cancelled: ${errorMessage(errors[0]?.error)}`);
  }
}

export const config = { name: "order-flow-expire-unpaid-orders", schedule: "* * * * *" };
