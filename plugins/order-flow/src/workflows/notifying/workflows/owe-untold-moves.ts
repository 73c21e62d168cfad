import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { oweUntoldMovesStep } from "../steps/owe-untold-moves";

export const oweUntoldMovesWorkflowId = "order-flow-owe-untold-moves";

/** Notes messages about what the log and the books of orders say and no event told. */
export const oweUntoldMovesWorkflow = createWorkflow(
  { name: oweUntoldMovesWorkflowId, idempotent: false },
  () => new WorkflowResponse(oweUntoldMovesStep()),
);
