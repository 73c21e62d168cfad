import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SubstituteCandidate } from "@quickdash/dark-stores/contract";
import type { PickLineInput } from "../../../contract";
import { dueTotal } from "../policies/due-total";
import { heldQuantities } from "../policies/packed-stock";
import { CASH_ON_DELIVERY } from "../policies/payment-method";
import { resolvePick } from "../policies/resolve-pick";
import { listLines } from "../queries/list-lines.sql";
import { lockOrder } from "../queries/lock-order.sql";
import { resolveLine } from "../queries/resolve-line.sql";
import { setDue } from "../queries/set-due.sql";
import { lineNotFound, orderNotFound, orderTaken, statusConflict } from "../refusals";

export type LinePick = PickLineInput & {
  order_id: string;
  line_id: string;
  staff_id: string;
  /** The substitute that `substitute_variant_id` means, allowed by the customer's preference. */
  substitute: SubstituteCandidate | null;
};

/** What an order is to hold in place of what it held, of the variants that a pick touches. */
export interface HeldByOrder {
  reference: string;
  dark_store_id: string;
  lines: { variant_id: string; at_least: number; at_most: number }[];
}

/**
 * Resolves a line as picked, short or substituted, moves what the order holds with it, and recomputes what is owed and
 * collected. `hold` moves the stock in the transaction of `db`; what it refuses leaves everything as it was. The order's
 * row is locked before the stock. Refuses what OrderFlowService.pickLine refuses.
 */
export async function pickLine(db: Knex, pick: LinePick, hold: (held: HeldByOrder) => Promise<unknown>): Promise<void> {
  const [order] = await lockOrder(db, { order_id: pick.order_id });
  if (!order) throw orderNotFound(pick.order_id);
  if (order.status !== "preparing") throw statusConflict(order.status, "be picked");
  if (order.picker_id && order.picker_id !== pick.staff_id) throw orderTaken();
  const lines = await listLines(db, { order_ids: [pick.order_id] });
  const line = lines.find((each) => each.id === pick.line_id);
  if (!line) throw lineNotFound(pick.line_id);

  const resolved = resolvePick(line, pick, pick.substitute);
  const packed = lines.map((each) => (each.id === line.id ? { ...each, ...resolved } : each));
  const touched = [line.variant_id, line.substitute_variant_id, resolved.substitute_variant_id];
  await hold({
    reference: order.cart_id,
    dark_store_id: order.dark_store_id,
    lines: heldQuantities(
      packed,
      touched.flatMap((variantId) => variantId ?? []),
    ),
  });
  await resolveLine(db, { id: line.id, ...resolved });
  const due = dueTotal(order.total, packed);
  await setDue(db, {
    id: order.id,
    picker_id: pick.staff_id,
    due_total: due,
    cash_to_collect: order.payment_method === CASH_ON_DELIVERY ? due : 0,
  });
}
