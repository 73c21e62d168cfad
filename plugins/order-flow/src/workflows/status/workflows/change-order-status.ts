import { createWorkflow, transform, when, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { emitEventStep } from "@medusajs/medusa/core-flows";
import { commitStockStep, releaseStockStep, returnStockStep } from "@quickdash/dark-stores/workflows";
import { ORDER_STATUS_CHANGED, type OrderActor, type OrderStatus } from "../../../contract";
import { STOCK_BAGGED_STATUSES, STOCK_HELD_STATUSES } from "../../../modules/order-flow/state";
import { moveOrderStep, type MovedOrder } from "../steps/move-order";
import { tryRecordOrderStep } from "../steps/try-record-order";

export interface ChangeOrderStatusInput {
  /** The Medusa order's id. */
  order_id: string;
  to: OrderStatus;
  actor: OrderActor;
  reason?: string | null;
  /** Refuse unless the order is exactly here; without it, any allowed move is made. */
  expected_from?: OrderStatus;
  /** In how many bags a packed order leaves; 1 by default. */
  bags?: number;
}

export interface ChangeOrderStatusResult {
  order_id: string;
  status: OrderStatus;
  /** False when the order had that status already: nothing was logged or emitted again. */
  changed: boolean;
}

export const changeOrderStatusWorkflowId = "order-flow-change-order-status";

/**
 * Moves an order along its transition table: status and log first (they decide who wins a race), then the stock, then
 * `order_flow.status_changed`, then Medusa's records. Stock that fails takes the transition back. Medusa's records that
 * fail do not: the status stays, and the difference is retried every minute until they agree (see tryRecordOrderStep); so
 * is stock that a killed process left behind (see settleOrderStockWorkflow).
 * Goods on the road come back when the store confirms it (see returnOrderWorkflow).
 * Refuses `order_not_found`, `status_conflict` (details.status), `reason_required`, `lines_unresolved`, `nothing_picked`.
 */
export const changeOrderStatusWorkflow = createWorkflow(
  changeOrderStatusWorkflowId,
  (input: ChangeOrderStatusInput) => {
    const moved = moveOrderStep(input);
    const stock = transform({ input, moved }, stockMovesOf);

    when("goods-are-packed", { stock }, ({ stock }) => stock.commit).then(() => {
      commitStockStep(stock.committed);
    });
    when("goods-were-never-taken", { stock }, ({ stock }) => stock.release).then(() => {
      releaseStockStep(stock.released);
    });
    when("goods-come-back", { stock }, ({ stock }) => stock.return).then(() => {
      returnStockStep(stock.returned);
    });
    when("status-changed", { moved }, ({ moved }) => moved.changed).then(() => {
      emitEventStep({ eventName: ORDER_STATUS_CHANGED, data: moved.event });
    });
    tryRecordOrderStep({ order_id: input.order_id });

    return new WorkflowResponse(
      transform({ moved }, ({ moved }): ChangeOrderStatusResult => ({
        order_id: moved.order_id,
        status: moved.to,
        changed: moved.changed,
      })),
    );
  },
);

function stockMovesOf({ input, moved }: { input: ChangeOrderStatusInput; moved: MovedOrder }) {
  const cancelled = moved.changed && moved.to === "cancelled";
  const reference = moved.cart_id;
  const actor = { actor_type: input.actor.type, actor_id: input.actor.id };
  return {
    commit: moved.changed && moved.to === "ready_for_pickup",
    committed: { reference, lines: moved.packed, ...actor },
    release: cancelled && STOCK_HELD_STATUSES.includes(moved.from),
    released: { reference },
    return: cancelled && STOCK_BAGGED_STATUSES.includes(moved.from),
    returned: { reference, ...actor },
  };
}
