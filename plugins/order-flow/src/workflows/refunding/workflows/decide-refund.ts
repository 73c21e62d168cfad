import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { RefundDecision } from "../../../modules/order-flow/service";
import { decideRefundStep } from "../steps/decide-refund";
import { trySettleRefundStep } from "../steps/try-settle-refund";

export const decideRefundWorkflowId = "order-flow-decide-refund-workflow";

/**
 * An operator grants or declines a refund, or notes that its cash was paid out; then the money follows at once, also of
 * one that was granted before and is stuck. Refuses `refund_not_found` and `refund_decided`.
 */
export const decideRefundWorkflow = createWorkflow(decideRefundWorkflowId, (input: RefundDecision) => {
  const refund = decideRefundStep(input);
  trySettleRefundStep(refund);
  return new WorkflowResponse(refund);
});
