import { createWorkflow, transform, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { changeOrderStatusWorkflow } from "../../status/workflows/change-order-status";
import { requireOwnOrderStep } from "../steps/require-own-order";

export const cancelOwnOrderWorkflowId = "order-flow-cancel-own-order";

export interface CancelOwnOrderInput {
  order_id: string;
  customer_id: string;
  reason?: string;
}

/** Cancels a customer's own order until it is packed. Refuses `order_not_found` and `status_conflict`. */
export const cancelOwnOrderWorkflow = createWorkflow(cancelOwnOrderWorkflowId, (input: CancelOwnOrderInput) => {
  requireOwnOrderStep(input);
  const moved = changeOrderStatusWorkflow.runAsStep({
    input: transform({ input }, ({ input }) => ({
      order_id: input.order_id,
      to: "cancelled" as const,
      actor: { type: "customer" as const, id: input.customer_id },
      reason: input.reason ?? null,
    })),
  });
  return new WorkflowResponse(moved);
});
