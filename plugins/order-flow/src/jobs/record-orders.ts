import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { errorMessage } from "../workflows/status/error-message";
import { recordOrderWorkflow } from "../workflows/status/workflows/record-order";

const BATCH = 50;
/** A move this young may still be writing its own records. */
const SETTLE_MS = 60_000;

/** Retries Medusa's records of orders that fell behind their status. One that fails again does not hold up the others. */
export default async function recordOrders(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const orderIds = await service.listUnrecordedOrderIds(new Date(Date.now() - SETTLE_MS), BATCH);
  for (const orderId of orderIds) {
    const { errors } = await recordOrderWorkflow(container).run({ input: { order_id: orderId }, throwOnError: false });
    if (errors.length === 0) continue;
    await service.postponeRecording(orderId);
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Medusa's records of order ${orderId} are still behind its status: ${errorMessage(errors[0]?.error)}`);
  }
}

export const config = { name: "order-flow-record-orders", schedule: "* * * * *" };
