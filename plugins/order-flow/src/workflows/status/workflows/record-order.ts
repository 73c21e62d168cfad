import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { recordOrderStep } from "../steps/record-order";

export const recordOrderWorkflowId = "order-flow-record-order";

/** Makes Medusa's order, fulfilment and payment say what the order's status says; running it again does nothing. */
export const recordOrderWorkflow = createWorkflow(recordOrderWorkflowId, (input: { order_id: string }) => {
  return new WorkflowResponse(recordOrderStep(input));
});
