import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { changeOrderStatusWorkflow } from "../../status/workflows/change-order-status";
import { requirePickerStep, requireStoreOrderStep, type StaffOrderInput } from "../steps/require-store-order";
import { staffActor } from "../staff-actor";

export const acceptOrderWorkflowId = "order-flow-accept-order";

/**
 * Makes a staff member the picker of a confirmed order of their store. Of several at once one wins and the others are
 * refused `order_taken`; the winner may ask again. Refuses `order_not_found` and `status_conflict` too.
 */
export const acceptOrderWorkflow = createWorkflow(acceptOrderWorkflowId, (input: StaffOrderInput) => {
  requireStoreOrderStep(input);
  const moved = changeOrderStatusWorkflow.runAsStep({
    input: transform({ input }, ({ input }) => ({
      order_id: input.order_id,
      to: "preparing" as const,
      actor: staffActor(input),
    })),
  });
  // After the move, because only then it is decided who the picker is; for the winner nothing is taken back here.
  requirePickerStep(input);
  return new WorkflowResponse(moved);
});
