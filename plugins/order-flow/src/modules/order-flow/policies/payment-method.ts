/** Payment method of orders that are paid at the door. */
export const CASH_ON_DELIVERY = "cod";

const PROVIDER_ID = /^pp_([^_]+)_/;

/** The payment method's name out of Medusa's provider id: `pp_cod_cod` is `cod`. */
export function paymentMethodOf(providerId: string): string {
  return PROVIDER_ID.exec(providerId)?.[1] ?? providerId;
}

/** Methods of which a reserved payment is captured as a whole or not at all. */
const CAPTURED_AS_A_WHOLE: readonly string[] = ["razorpay"];

/** How much of a reserved payment is captured for what is due; undefined is all of it, and the rest goes back after. */
export function amountToCapture(paymentMethod: string, due: number): number | undefined {
  return CAPTURED_AS_A_WHOLE.includes(paymentMethod) ? undefined : due;
}
