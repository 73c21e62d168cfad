import { MedusaError } from "@medusajs/framework/utils";

/** Refusal of a placing while another one of the same cart is at work, or has died a moment ago. */
export const CHECKOUT_IN_PROGRESS = "checkout_in_progress";

const PAYMENT_ERRORS: readonly string[] = [
  MedusaError.Types.PAYMENT_AUTHORIZATION_ERROR,
  MedusaError.Types.PAYMENT_REQUIRES_MORE_ERROR,
];

export interface PlacingError extends Error {
  code?: string;
  type?: string;
  details?: Record<string, unknown>;
}

/** Whether a payment did not go through, for now or for good. */
export function isPaymentError({ type = "" }: PlacingError): boolean {
  return PAYMENT_ERRORS.includes(type);
}

/** Whether a cart was refused for what it is: not for another placing of it, and not by a surprise that may pass. */
export function isRefusedForGood({ name, code }: PlacingError): boolean {
  return name === "Refusal" && code !== CHECKOUT_IN_PROGRESS;
}
