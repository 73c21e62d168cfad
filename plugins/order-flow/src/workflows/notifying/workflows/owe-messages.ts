import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { OwedMessage } from "../../../modules/order-messages";
import { oweMessagesStep } from "../steps/owe-messages";

export const oweMessagesWorkflowId = "order-flow-owe-messages";

/** Notes that customers are to be told of something, once per event and channel. */
export const oweMessagesWorkflow = createWorkflow(
  { name: oweMessagesWorkflowId, idempotent: false },
  (input: { messages: OwedMessage[] }) => new WorkflowResponse(oweMessagesStep(input)),
);
