import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { requireStoreOrderStep } from "../steps/require-store-order";
import { takeOverOrderStep, type TakeOverInput } from "../steps/take-over-order";

export const takeOverOrderWorkflowId = "order-flow-take-over-order-workflow";

/**
 * Gives an order whose picker went home to someone else of the store. Of several who saw the same picker one wins; the
 * others and the old picker are refused `order_taken`. Refuses `order_not_found` and `status_conflict` too.
 */
export const takeOverOrderWorkflow = createWorkflow(takeOverOrderWorkflowId, (input: TakeOverInput) => {
  requireStoreOrderStep(input);
  return new WorkflowResponse(takeOverOrderStep(input));
});
