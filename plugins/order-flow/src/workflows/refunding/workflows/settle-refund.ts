import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { settleRefundStep } from "../steps/settle-refund";

export const settleRefundWorkflowId = "order-flow-settle-refund";

/** Pays a granted refund; running it again pays nothing twice. Throws what the payment provider throws. */
export const settleRefundWorkflow = createWorkflow(
  settleRefundWorkflowId,
  (input: { refund_id: string }) => new WorkflowResponse(settleRefundStep(input)),
);
