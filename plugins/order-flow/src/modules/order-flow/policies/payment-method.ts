const PROVIDER_ID = /^pp_([^_]+)_/;

/** The payment method's name out of Medusa's provider id: `pp_cod_cod` is `cod`. */
export function paymentMethodOf(providerId: string): string {
  return PROVIDER_ID.exec(providerId)?.[1] ?? providerId;
}
