import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { trySettleRefundStep } from "../steps/try-settle-refund";

export const retryRefundWorkflowId = "order-flow-retry-refund";

/** Tries to pay a granted refund once more; a failure is noted. */
export const retryRefundWorkflow = createWorkflow(
  retryRefundWorkflowId,
  (input: { refund_id: string }) => new WorkflowResponse(trySettleRefundStep(input)),
);
