import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { refundLatePaymentStep } from "../steps/refund-late-payment";

export const refundLatePaymentWorkflowId = "order-flow-refund-late-payment";

/** Gives back money that came in for an order that is cancelled; answers how much went back, in major units. */
export const refundLatePaymentWorkflow = createWorkflow(
  { name: refundLatePaymentWorkflowId, idempotent: false },
  (input: { payment_id: string }) => new WorkflowResponse(refundLatePaymentStep(input)),
);
