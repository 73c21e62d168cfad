import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { recordCycleCountStep, type RecordInput } from "../steps/record-cycle-count";

export const recordCycleCountWorkflowId = "dark-stores-record-cycle-count-flow";

/** Writes down what was counted. */
export const recordCycleCountWorkflow = createWorkflow(
  recordCycleCountWorkflowId,
  (input: RecordInput) => new WorkflowResponse(recordCycleCountStep(input)),
);
