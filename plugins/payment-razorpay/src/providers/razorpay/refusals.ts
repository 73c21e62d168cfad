import { MedusaError } from "@medusajs/framework/utils";

/** Codes of everything that this provider refuses. */
export type PaymentRefusalCode =
  | "payment_not_made"
  | "payment_failed"
  | "payment_mismatch"
  | "payment_signature_invalid"
  | "payment_already_made"
  | "payment_not_capturable"
  | "refund_exceeds_payment"
  | "payment_refused_by_gateway"
  | "payment_gateway_unavailable"
  | "webhook_signature_invalid"
  | "webhook_malformed";

/**
 * A payment that cannot go on, with a stable code and a sentence for whoever can act. It is an error of Medusa's, so that
 * completing a cart answers it to the customer instead of failing.
 */
export class PaymentRefusal extends MedusaError {
  constructor(type: string, code: PaymentRefusalCode, message: string) {
    super(type, message, code);
  }
}

/** The customer has something to do or to repeat. */
export const notPaid = (code: PaymentRefusalCode, message: string): PaymentRefusal =>
  new PaymentRefusal(MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR, code, message);

/** What was sent cannot be believed or cannot be done. */
export const refused = (code: PaymentRefusalCode, message: string): PaymentRefusal =>
  new PaymentRefusal(MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR, code, message);

/** Whoever sent this is not Razorpay. */
export const refusedAtTheDoor = (): PaymentRefusal =>
  new PaymentRefusal(
    MedusaError.Types.UNAUTHORIZED,
    "webhook_signature_invalid",
    "The webhook is not signed with the secret that is set here.",
  );

/** Razorpay gave no usable answer; the same call may be repeated. */
export const unavailable = (): PaymentRefusal =>
  refused(
    "payment_gateway_unavailable",
    "The payment service does not answer at present. Try again in a moment: nothing is charged twice.",
  );

/** Whether Razorpay gave no usable answer, so that nobody knows whether the call had its effect. */
export function isUnavailable(error: unknown): boolean {
  return error instanceof PaymentRefusal && error.code === "payment_gateway_unavailable";
}
