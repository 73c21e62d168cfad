import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { errorMessage } from "../workflows/status/error-message";
import { recordOrderWorkflow } from "../workflows/status/workflows/record-order";
import { settleOrderStockWorkflow } from "../workflows/status/workflows/settle-order-stock";

const BATCH = 50;
/** A move this young may still be writing its own records. */
const SETTLE_MS = 60_000;

/**
 * Brings the stock and Medusa's records of orders that fell behind their status in step with it: a process died between
 * them, or Medusa's records failed. One that fails again does not hold up the others.
 */
export default async function recordOrders(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  const orderIds = await service.listUnrecordedOrderIds(new Date(Date.now() - SETTLE_MS), BATCH);
  for (const orderId of orderIds) {
    const run = { input: { order_id: orderId }, throwOnError: false };
    const stock = await settleOrderStockWorkflow(container).run(run);
    const records = await recordOrderWorkflow(container).run(run);
    const [failure] = [...stock.errors, ...records.errors];
    if (!failure) continue;
    await service.postponeRecording(orderId);
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .error(`Order ${orderId} is still ahead of its stock or of Medusa's records: ${errorMessage(failure.error)}`);
  }
}

export const config = { name: "order-flow-record-orders", schedule: "* * * * *" };
