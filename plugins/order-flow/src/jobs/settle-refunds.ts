import type { MedusaContainer } from "@medusajs/framework/types";
import { ORDER_FLOW_MODULE } from "../modules/order-flow";
import type OrderFlowService from "../modules/order-flow/service";
import { retryRefundWorkflow } from "../workflows/refunding/workflows/retry-refund";

const BATCH = 50;
/** A refund this young may still be on its way. */
const SETTLE_MS = 60_000;

/** Tries again to pay refunds whose money did not go back. One that fails again does not hold up the others. */
export default async function settleRefunds(container: MedusaContainer): Promise<void> {
  const service = container.resolve<OrderFlowService>(ORDER_FLOW_MODULE);
  for (const refund_id of await service.listDueRefundIds(new Date(Date.now() - SETTLE_MS), BATCH)) {
    await retryRefundWorkflow(container).run({ input: { refund_id } });
  }
}

export const config = { name: "order-flow-settle-refunds", schedule: "* * * * *" };
