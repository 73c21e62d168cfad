import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { pickLineStep, type PickLineStepInput } from "../steps/pick-line";
import { requireStoreOrderStep } from "../steps/require-store-order";

export const pickLineWorkflowId = "order-flow-pick-line-workflow";

/** Puts a line into the bag, whole or short, by the picker of the order. Refuses what OrderFlowService.pickLine refuses. */
export const pickLineWorkflow = createWorkflow(pickLineWorkflowId, (input: PickLineStepInput) => {
  requireStoreOrderStep(input);
  return new WorkflowResponse(pickLineStep(input));
});
