import { z } from "zod";
import type { RazorpayPayment } from "./entities";
import { refused } from "./refusals";

/**
 * What a payment session, and later the payment, keeps with Medusa. Customers read it and may have written other keys
 * beside it, so it holds no secret, and every key that matters here is written by the provider.
 */
export const sessionDataSchema = z.looseObject({
  session_id: z.string(),
  razorpay_order_id: z.string(),
  /** Public half of the account's key, which Razorpay Checkout needs. */
  key_id: z.string(),
  /** In the smallest unit of the currency, as Razorpay Checkout takes it. */
  amount: z.int().positive(),
  /** ISO 4217, upper case. */
  currency: z.string(),
  /** How many Razorpay orders the session has had: a changed amount needs another. */
  order_number: z.int().positive(),
  razorpay_payment_id: z.string().nullish(),
  razorpay_signature: z.string().nullish(),
  payment_status: z.enum(["created", "authorized", "captured", "refunded", "failed"]).nullish(),
  cancelled_at: z.string().nullish(),
});
export type SessionData = z.infer<typeof sessionDataSchema>;

/** Reads what Medusa kept; a session that the provider did not open is a refusal. */
export function readSessionData(data: Record<string, unknown> | undefined): SessionData {
  const parsed = sessionDataSchema.safeParse(data);
  if (!parsed.success) {
    throw refused("payment_mismatch", "This payment session was not opened with Razorpay: open a new one.");
  }
  return parsed.data;
}

/** The same data once the state of its payment is known. */
export function withPayment(data: SessionData, payment: RazorpayPayment): SessionData {
  return { ...data, razorpay_payment_id: payment.id, payment_status: payment.status };
}
