import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { openCycleCountStep, type OpenInput } from "../steps/open-cycle-count";

export const openCycleCountWorkflowId = "dark-stores-open-cycle-count-flow";

/** Opens a count. */
export const openCycleCountWorkflow = createWorkflow(
  openCycleCountWorkflowId,
  (input: OpenInput) => new WorkflowResponse(openCycleCountStep(input)),
);
