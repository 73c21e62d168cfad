import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderActor, ReturnLineInput } from "../../../contract";
import { planReturn, returnedGoods, type ReturnedLine } from "../policies/plan-return";
import { insertReturn } from "../queries/insert-return.sql";
import { listLines } from "../queries/list-lines.sql";
import { lockOrder } from "../queries/lock-order.sql";
import { readReturn } from "../queries/read-return.sql";
import { orderNotFound, statusConflict } from "../refusals";

export interface ReturnConfirmation {
  order_id: string;
  actor: OrderActor;
  /** What is not as expected; lines that are not named came back whole. */
  lines?: ReturnLineInput[];
}

/** A bag that came back: its goods per variant, and how many of them are damaged. */
export interface ConfirmedReturn {
  /** False when it had been confirmed before: nothing was written. */
  changed: boolean;
  returned: ReturnedLine[];
  goods: ReturnType<typeof returnedGoods>;
}

/** The confirmation of {@link ReturnsService.confirmReturn}; run it inside a transaction. */
export async function confirmReturn(
  db: Knex,
  { order_id, actor, lines: named }: ReturnConfirmation,
): Promise<ConfirmedReturn> {
  const [order] = await lockOrder(db, { order_id });
  if (!order) throw orderNotFound(order_id);
  const lines = await listLines(db, { order_ids: [order_id] });
  const returned = planReturn(lines, named);
  const [written] = await insertReturn(db, { order_id, actor, lines: returned });
  if (written?.confirmed) return { changed: true, returned, goods: returnedGoods(lines, returned) };
  if (!written?.known) throw statusConflict(order.status, "come back to the store");
  return { changed: false, returned: [], goods: { lines: [], damaged: [] } };
}

/** Goods that a confirmed return owes the shelf, and who confirmed it. */
export interface OwedReturn {
  goods: ReturnType<typeof returnedGoods>;
  actor: OrderActor;
}

/** The reading of {@link AfterSaleService.readOwedReturn}; null when nothing was confirmed, or it was taken back. */
export async function readOwedReturn(db: Knex, orderId: string): Promise<OwedReturn | null> {
  const [confirmed] = await readReturn(db, { order_id: orderId });
  if (!confirmed) return null;
  const { actor_type, actor_id, lines } = confirmed;
  return {
    goods: returnedGoods(await listLines(db, { order_ids: [orderId] }), lines),
    actor: { type: actor_type, id: actor_id },
  };
}
