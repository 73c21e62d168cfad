import { createHmac, timingSafeEqual } from "node:crypto";
import type { RazorpayCallback } from "../../contract";

/** Whether the signature is Razorpay's for exactly these bytes; takes as long whatever is wrong with it. */
export function isSignatureOf(content: string | Buffer, signature: string, secret: string): boolean {
  const expected = createHmac("sha256", secret).update(content).digest();
  const given = Buffer.from(signature, "hex");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Whether Razorpay Checkout signed that this payment was made for this order. */
export function isCallbackSigned(callback: RazorpayCallback, secret: string): boolean {
  const { razorpay_order_id, razorpay_payment_id, razorpay_signature } = callback;
  return isSignatureOf(`${razorpay_order_id}|${razorpay_payment_id}`, razorpay_signature, secret);
}
