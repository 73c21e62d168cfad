import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { requireStoreOrderStep, type StaffOrderInput } from "../../picking/steps/require-store-order";
import { staffActor } from "../../picking/staff-actor";
import { changeOrderStatusWorkflow } from "../../status/workflows/change-order-status";

export const cancelStoreOrderWorkflowId = "order-flow-cancel-store-order";

/** Cancels an order that has not left the store, by its staff. Refuses `order_not_found` and `status_conflict`. */
export const cancelStoreOrderWorkflow = createWorkflow(
  cancelStoreOrderWorkflowId,
  (input: StaffOrderInput & { reason: string }) => {
    requireStoreOrderStep(input);
    const moved = changeOrderStatusWorkflow.runAsStep({
      input: transform({ input }, ({ input }) => ({
        order_id: input.order_id,
        to: "cancelled" as const,
        actor: staffActor(input),
        reason: input.reason,
      })),
    });
    return new WorkflowResponse(moved);
  },
);
