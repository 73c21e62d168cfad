import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { lockOrder } from "../queries/lock-order.sql";
import { takeOverOrder } from "../queries/take-over-order.sql";
import { orderNotFound, orderTaken, statusConflict } from "../refusals";

export interface TakeOver {
  order_id: string;
  staff_id: string;
  /** The picker whom the caller saw; null when nobody picked. */
  from_picker_id: string | null;
}

/**
 * Makes the caller the picker in place of the one they saw; what was picked stays picked. Asked again by the winner
 * nothing happens. Refuses `order_not_found`, `status_conflict` and `order_taken`. Run it inside a transaction.
 */
export async function takeOver(db: Knex, { order_id, staff_id, from_picker_id }: TakeOver): Promise<void> {
  const [order] = await lockOrder(db, { order_id });
  if (!order) throw orderNotFound(order_id);
  if (order.status !== "preparing") throw statusConflict(order.status, "be taken over");
  if (order.picker_id === staff_id) return;
  const won = await takeOverOrder(db, {
    order_id,
    from_picker_id,
    picker_id: staff_id,
    event_id: generateEntityId(undefined, "oevt"),
    reason: from_picker_id ? `taken over from ${from_picker_id}` : "taken over",
  });
  if (won.length === 0) throw orderTaken();
}
