import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { completeCycleCountStep, type CompleteInput } from "../steps/complete-cycle-count";

export const completeCycleCountWorkflowId = "dark-stores-complete-cycle-count-flow";

/** Applies the differences of a count, once. */
export const completeCycleCountWorkflow = createWorkflow(
  completeCycleCountWorkflowId,
  (input: CompleteInput) => new WorkflowResponse(completeCycleCountStep(input)),
);
