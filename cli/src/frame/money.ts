/** Writes an amount of one currency for people. */
export type Money = (amount: number) => string;

/** `₹40`, `€25.50`; a bare number where the currency (ISO 4217, in either case) is not known. */
export function formatMoney(amount: number, currencyCode: string | null): string {
  const whole = Number.isInteger(Number(amount));
  if (!currencyCode || !/^[a-z]{3}$/i.test(currencyCode)) return String(amount);
  const format = new Intl.NumberFormat("en", {
    style: "currency",
    currency: currencyCode,
    currencyDisplay: "narrowSymbol",
    ...(whole && { maximumFractionDigits: 0 }),
  });
  return format.format(amount);
}
