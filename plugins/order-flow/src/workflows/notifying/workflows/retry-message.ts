import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { retryMessageStep } from "../steps/retry-message";

export const retryMessageWorkflowId = "order-flow-retry-message";

/** Has a message that was given up tried again. Refuses `message_not_found` and `message_not_given_up`. */
export const retryMessageWorkflow = createWorkflow(
  { name: retryMessageWorkflowId, idempotent: false },
  (input: { id: string }) => new WorkflowResponse(retryMessageStep(input)),
);
