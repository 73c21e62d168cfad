import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { cancelCycleCountStep, type CancelInput } from "../steps/cancel-cycle-count";

export const cancelCycleCountWorkflowId = "dark-stores-cancel-cycle-count-flow";

/** Ends a count without applying it. */
export const cancelCycleCountWorkflow = createWorkflow(
  cancelCycleCountWorkflowId,
  (input: CancelInput) => new WorkflowResponse(cancelCycleCountStep(input)),
);
