import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { changeOrderStatusWorkflow } from "../../status/workflows/change-order-status";
import { requirePickerStep, requireStoreOrderStep, type StaffOrderInput } from "../steps/require-store-order";
import { staffActor } from "../staff-actor";

export const finishPickingWorkflowId = "order-flow-finish-picking";

/** What is packed, by whom, and in how many bags. */
export interface FinishPickingInput extends StaffOrderInput {
  bags: number;
}

/**
 * Declares an order packed: what was picked leaves the stock and a rider can be looked for. Refuses `order_not_found`,
 * `order_taken`, `lines_unresolved`, `nothing_picked` and `status_conflict`.
 */
export const finishPickingWorkflow = createWorkflow(finishPickingWorkflowId, (input: FinishPickingInput) => {
  requireStoreOrderStep(input);
  requirePickerStep(input);
  const moved = changeOrderStatusWorkflow.runAsStep({
    input: transform({ input }, ({ input }) => ({
      order_id: input.order_id,
      to: "ready_for_pickup" as const,
      actor: staffActor(input),
      bags: input.bags,
    })),
  });
  return new WorkflowResponse(moved);
});
