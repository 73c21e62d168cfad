import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { returnStockStep } from "@quickdash/dark-stores/workflows";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { ORDER_RETURNED, type OrderReturned, type ReturnOrderInput } from "../../../contract";
import type { ReturnConfirmation } from "../../../modules/order-flow/service";
import { requireStoreOrderStep, type StaffOrderInput } from "../../picking/steps/require-store-order";
import { staffActor } from "../../picking/staff-actor";
import { confirmReturnStep } from "../steps/confirm-return";
import { markReturnSettledStep } from "../steps/mark-return-settled";

export const returnOrderWorkflowId = "order-flow-return-order";

/**
 * The bag of an order that was cancelled on the road is back: its goods go to the shelf, what is damaged is written off.
 * The confirmation comes first and decides; goods that a killed process left behind follow it (see settleReturnWorkflow).
 * Confirming it again changes nothing. Refuses `order_not_found`, `status_conflict`, `line_not_found` and
 * `return_above_packed`.
 */
export const returnOrderWorkflow = createWorkflow(returnOrderWorkflowId, (input: ReturnConfirmation) => {
  const confirmed = confirmReturnStep(input);
  when("goods-came-back", { confirmed }, ({ confirmed }) => confirmed.goods.lines.length > 0).then(() => {
    returnStockStep(
      transform({ input, confirmed }, ({ input, confirmed }) => ({
        reference: confirmed.cart_id,
        ...confirmed.goods,
        actor_type: input.actor.type,
        actor_id: input.actor.id,
      })),
    );
  });
  when("bag-came-back", { confirmed }, ({ confirmed }) => confirmed.changed).then(() => {
    const data = transform({ input }, ({ input }): OrderReturned => ({
      order_id: input.order_id,
      actor: input.actor,
      at: new Date().toISOString(),
    }));
    emitEventStep({ eventName: ORDER_RETURNED, data });
    markReturnSettledStep(input);
  });
  return new WorkflowResponse(confirmed);
});

export const returnStoreOrderWorkflowId = "order-flow-return-store-order";

/** The same by staff of the store the bag came from. */
export const returnStoreOrderWorkflow = createWorkflow(
  returnStoreOrderWorkflowId,
  (input: StaffOrderInput & ReturnOrderInput) => {
    requireStoreOrderStep(input);
    const confirmation = transform({ input }, ({ input }) => ({
      order_id: input.order_id,
      lines: input.lines,
      actor: staffActor(input),
    }));
    return new WorkflowResponse(returnOrderWorkflow.runAsStep({ input: confirmation }));
  },
);
