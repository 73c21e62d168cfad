import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { OrderActor, OrderStatus } from "../../../contract";
import { changeStatus } from "../queries/change-status.sql";
import { listLines } from "../queries/list-lines.sql";
import { lockOrder } from "../queries/lock-order.sql";
import { pickPendingLines } from "../queries/pick-pending-lines.sql";
import { setBags } from "../queries/set-bags.sql";
import { orderNotFound, orderTaken, statusConflict } from "../refusals";
import { judgeTransition } from "../state";

export interface OrderMove {
  order_id: string;
  to: OrderStatus;
  actor: OrderActor;
  reason?: string | null;
  expected_from?: OrderStatus;
  /** In how many bags a packed order leaves; 1 by default. */
  bags?: number;
}

/** A transition that was made, or the finding that it had been made before. */
export interface OrderMoved {
  changed: boolean;
  event_id: string | null;
  from: OrderStatus;
  to: OrderStatus;
  at: string;
}

/** The transition of {@link OrderFlowService.moveOrder}; run it inside a transaction. */
export async function moveOrder(db: Knex, move: OrderMove): Promise<OrderMoved> {
  const [current] = await lockOrder(db, { order_id: move.order_id });
  if (!current) throw orderNotFound(move.order_id);
  const at = new Date();
  const moved = { from: current.status, to: move.to, at: at.toISOString() };
  if (current.status === move.to) return { ...moved, changed: false, event_id: null };
  refuseWrongMove(move, current.status);
  if (move.to === "ready_for_pickup") {
    if (move.actor.type === "staff" && current.picker_id && current.picker_id !== move.actor.id) throw orderTaken();
    await settleLines(db, move);
    await setBags(db, { order_id: move.order_id, bags: move.bags ?? 1 });
  }

  const eventId = generateEntityId(undefined, "oevt");
  const won = await changeStatus(db, {
    order_id: move.order_id,
    from: current.status,
    to: move.to,
    at,
    event_id: eventId,
    actor_type: move.actor.type,
    actor_id: move.actor.id,
    reason: move.reason ?? null,
  });
  if (won.length === 0) throw statusConflict(current.status, `become ${move.to}`);
  return { ...moved, changed: true, event_id: eventId };
}

function refuseWrongMove(move: OrderMove, from: OrderStatus): void {
  const answer = judgeTransition(from, move.to, move.actor.type, move.reason);
  if (answer === "reason_required") {
    throw new Refusal("invalid_data", "reason_required", `Say why a ${from} order becomes ${move.to}.`);
  }
  if (answer !== "allowed" || (move.expected_from && move.expected_from !== from)) {
    throw statusConflict(from, `become ${move.to}`);
  }
}

/** An operator who moves an order on vouches for what nobody scanned; everyone else resolves each line. */
async function settleLines(db: Knex, move: OrderMove): Promise<void> {
  if (move.actor.type === "operator") await pickPendingLines(db, { order_id: move.order_id });
  const lines = await listLines(db, { order_ids: [move.order_id] });
  const unresolved = lines.filter((line) => line.picked_quantity === null);
  if (unresolved.length > 0) {
    throw new Refusal("conflict", "lines_unresolved", "Pick every line, or say why it is short, first.", {
      line_ids: unresolved.map((line) => line.id),
    });
  }
  if (lines.every((line) => line.picked_quantity === 0)) {
    throw new Refusal("conflict", "nothing_picked", "Nothing was picked: cancel the order instead.");
  }
}
