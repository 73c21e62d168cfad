import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { settleReturnWorkflow } from "../workflows/returning/workflows/settle-return";
import { errorMessage } from "../workflows/status/error-message";

const BATCH = 50;
/** A return this young may still be at work. */
const SETTLE_MS = 60_000;

/**
 * Brings the goods of bags that came back to the shelf where the process that confirmed the return died in between. One
 * that fails does not hold up the others.
 */
export default async function settleReturns(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  for (const order_id of await service.listUnsettledReturnIds(new Date(Date.now() - SETTLE_MS), BATCH)) {
    const { errors } = await settleReturnWorkflow(container).run({ input: { order_id }, throwOnError: false });
    if (!errors[0]) continue;
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`The goods of the bag of order ${order_id} are not on the shelf yet: ${errorMessage(errors[0].error)}`);
  }
}

export const config = { name: "order-flow-settle-returns", schedule: "* * * * *" };
