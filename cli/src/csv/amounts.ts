/** A currency's sign or letters in front of an amount. */
const CURRENCY = /^(\p{Sc}|[a-z]{1,3}\p{Sc}|rs\.?|[a-z]{3})\s*/iu;

/** A price as people write it ("₹1,234.50", "Rs 20", "2100" with divisor 100), in whole units; null when it is none. */
export function parseAmount(text: string, divisor = 1): number | null {
  const digits = text.replace(CURRENCY, "").replace(/,/g, "");
  if (!/^\d+(\.\d+)?$/.test(digits)) {
    return null;
  }
  return Math.round((Number(digits) * 100) / divisor) / 100;
}

/** A percentage from 0 to 100 as people write it ("5", "12.5 %"); null when it is none. */
export function parsePercentage(text: string): number | null {
  const digits = text.replace(/\s*%$/, "");
  return /^\d{1,3}(\.\d{1,4})?$/.test(digits) && Number(digits) <= 100 ? Number(digits) : null;
}

/** A count of pieces: a whole number from 0; null when it is none. */
export function parseCount(text: string): number | null {
  return /^\d{1,9}(\.0+)?$/.test(text) ? Math.trunc(Number(text)) : null;
}

/** TRUE, yes, 1, y and their opposites; null when it is neither. */
export function parseYesNo(text: string): boolean | null {
  const word = text.toLowerCase();
  if (["true", "yes", "y", "1"].includes(word)) {
    return true;
  }
  return ["false", "no", "n", "0"].includes(word) ? false : null;
}

/** Grams as a pack label: 500 g, 1 kg, 1.5 kg. */
export function weightLabel(grams: number): string {
  return grams >= 1000 ? `${Number((grams / 1000).toFixed(2))} kg` : `${grams} g`;
}
