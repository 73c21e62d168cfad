import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { sendDueMessagesStep } from "../steps/send-due-messages";

export const sendDueMessagesWorkflowId = "order-flow-send-due-messages";

/** Sends customers what they are owed and is due. */
export const sendDueMessagesWorkflow = createWorkflow(
  { name: sendDueMessagesWorkflowId, idempotent: false },
  () => new WorkflowResponse(sendDueMessagesStep()),
);
