import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { RefundAsked } from "../../../modules/order-flow/service";
import { createRefundStep } from "../steps/create-refund";
import { trySettleRefundStep } from "../steps/try-settle-refund";

export const refundItemsWorkflowId = "order-flow-refund-items";

/**
 * Refunds delivered items: claimed once per piece, then paid unless operations have to look at it or cash has to be paid
 * out. Money that cannot go back now is tried again every minute. Refuses what AfterSaleService.createRefund refuses.
 */
export const refundItemsWorkflow = createWorkflow(refundItemsWorkflowId, (input: RefundAsked) => {
  const refund = createRefundStep(input);
  trySettleRefundStep(refund);
  return new WorkflowResponse(refund);
});
