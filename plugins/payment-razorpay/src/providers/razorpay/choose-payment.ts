import type { RazorpayPayment } from "./entities";
import { refused } from "./refusals";
import type { SessionData } from "./session-data";

/** Of several attempts at one order, the one that got furthest counts. */
const BEST_FIRST: RazorpayPayment["status"][] = ["captured", "authorized", "created", "refunded", "failed"];

/** The attempt that decides an order; undefined when nobody has tried to pay it. */
export function decidingPayment(payments: RazorpayPayment[]): RazorpayPayment | undefined {
  return BEST_FIRST.map((status) => payments.find((payment) => payment.status === status)).find(Boolean);
}

/** Refuses a payment that is not the one asked for: another order's, another amount, another currency. */
export function requireSamePayment(
  data: Pick<SessionData, "razorpay_order_id" | "amount" | "currency">,
  payment: Pick<RazorpayPayment, "order_id" | "amount" | "currency">,
): void {
  const same =
    payment.order_id === data.razorpay_order_id &&
    payment.amount === data.amount &&
    payment.currency.toUpperCase() === data.currency;
  if (!same) {
    throw refused(
      "payment_mismatch",
      "The payment is not for this order, amount and currency: nothing was placed. Pay the amount that is shown.",
    );
  }
}
