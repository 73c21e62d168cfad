import { Refusal } from "@quickdash/dark-stores/contract";
import { REASONS_WITH_PHOTO, type RefundItemsInput, type RefundStatus } from "../../../contract";
import type { RefundRules } from "../options";
import { inPaise } from "./money";
import { CASH_ON_DELIVERY } from "./payment-method";

const DAY_MS = 24 * 60 * 60 * 1000;

/** Refuses a customer's request that comes too late (`refund_window_over`) or without its photo (`photo_required`). */
export function refuseUnfitRequest(
  asked: Pick<RefundItemsInput, "reason" | "photo_reference">,
  { delivered_at, now }: { delivered_at: Date; now: Date },
  rules: RefundRules,
): void {
  if (now.getTime() - delivered_at.getTime() > rules.window_days * DAY_MS) {
    const message = `Refunds can be asked for within ${rules.window_days} days of the delivery: contact us instead.`;
    throw new Refusal("conflict", "refund_window_over", message);
  }
  if (REASONS_WITH_PHOTO.includes(asked.reason) && !asked.photo_reference) {
    throw new Refusal("invalid_data", "photo_required", "Send a photo of the item along.", { reason: asked.reason });
  }
}

/** Whether a customer's refund needs nobody to look at it, given what they claimed in the time that counts. */
export function isWithinLimit(claimed: { count: number; amount: number }, amount: number, rules: RefundRules): boolean {
  return claimed.count < rules.limit_count && inPaise(claimed.amount) + inPaise(amount) <= inPaise(rules.limit_amount);
}

/** How a granted refund is paid: cash cannot go back by itself, everything else goes the way it came. */
export function grantedStatus(paymentMethod: string): Extract<RefundStatus, "approved" | "to_pay_out"> {
  return paymentMethod === CASH_ON_DELIVERY ? "to_pay_out" : "approved";
}
