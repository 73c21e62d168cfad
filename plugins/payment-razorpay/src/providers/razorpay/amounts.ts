import type { BigNumberInput } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";

/** Currencies of ISO 4217 that do not have two decimal digits. */
const DIGITS: Record<string, number> = {
  ...Object.fromEntries(
    "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX VND VUV XAF XOF XPF".split(" ").map((code) => [code, 0]),
  ),
  ...Object.fromEntries("BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3])),
};
const USUAL_DIGITS = 2;
/** Razorpay asks for a zero as the last digit of currencies with three. */
const PAYABLE_DIGITS = 2;

const digitsOf = (currency: string): number => DIGITS[currency.toUpperCase()] ?? USUAL_DIGITS;

/** A major amount as Razorpay's whole number of the smallest unit, rounded half up to what can be paid in that currency. */
export function toSubunits(amount: BigNumberInput, currency: string): number {
  const digits = digitsOf(currency);
  const payable = Math.min(digits, PAYABLE_DIGITS);
  return MathBN.convert(amount)
    .decimalPlaces(payable, 4 /* half up */)
    .times(10 ** digits)
    .toNumber();
}

/** Razorpay's whole number of the smallest unit as a major amount. */
export function fromSubunits(amount: number, currency: string): number {
  return MathBN.convert(amount)
    .div(10 ** digitsOf(currency))
    .toNumber();
}
