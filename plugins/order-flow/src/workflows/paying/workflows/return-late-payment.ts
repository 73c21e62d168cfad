import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { returnLatePaymentStep } from "../steps/return-late-payment";

export const returnLatePaymentWorkflowId = "order-flow-return-late-payment";

/** Gives back money that came for an order which had been cancelled by then. */
export const returnLatePaymentWorkflow = createWorkflow(
  { name: returnLatePaymentWorkflowId, idempotent: false },
  (input: { order_id: string }) => new WorkflowResponse(returnLatePaymentStep(input)),
);
