import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { writeOffExpiredStep } from "../steps/write-off-expired";

export const writeOffExpiredWorkflowId = "dark-stores-write-off-expired-flow";

/** Takes goods off the shelves whose last good day is over. */
export const writeOffExpiredWorkflow = createWorkflow(
  writeOffExpiredWorkflowId,
  () => new WorkflowResponse(writeOffExpiredStep({})),
);
