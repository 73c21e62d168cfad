import { Refusal } from "@quickdash/dark-stores/contract";
import { lineNotFound } from "../refusals";
import { lineDue, type DueLine } from "./due-total";
import { inPaise, inRupees } from "./money";

/** A delivered line with what was claimed of it before. */
export interface RefundableLine extends DueLine {
  id: string;
  line_item_id: string;
  refunded_quantity: number;
  refunded_amount: number;
}

export interface PlannedRefund {
  line_id: string;
  quantity: number;
  /** In major units. */
  amount: number;
}

/**
 * What these pieces are worth: their even share of what their line cost as packed, a fraction of a paisa rounded off; the
 * last piece gets what is left, so that all pieces together are worth exactly what was paid. Refuses `line_not_found`,
 * `already_refunded` (with what can still be refunded) and `nothing_to_refund`.
 */
export function planRefund(
  lines: readonly RefundableLine[],
  items: readonly { line_item_id: string; quantity: number }[],
): PlannedRefund[] {
  const planned = items.map(({ line_item_id, quantity }) => {
    const line = lines.find((each) => each.line_item_id === line_item_id);
    if (!line) throw lineNotFound(line_item_id);
    const delivered = line.picked_quantity ?? 0;
    const left = delivered - line.refunded_quantity;
    if (quantity > left) {
      const message =
        left > 0 ? `Only ${left} of this item can still be refunded.` : "There is nothing of this item left to refund.";
      throw new Refusal("conflict", "already_refunded", message, { line_item_id, refundable: left });
    }
    const paid = inPaise(lineDue(line));
    const unclaimed = paid - inPaise(line.refunded_amount);
    const share = quantity === left ? unclaimed : Math.min(unclaimed, Math.floor((paid * quantity) / delivered));
    return { line_id: line.id, quantity, amount: inRupees(share) };
  });
  if (totalOf(planned) <= 0) {
    throw new Refusal("conflict", "nothing_to_refund", "Nothing was paid for these items.");
  }
  return planned;
}

/** The planned amounts together, in major units. */
export function totalOf(planned: readonly PlannedRefund[]): number {
  return inRupees(planned.reduce((sum, { amount }) => sum + inPaise(amount), 0));
}
