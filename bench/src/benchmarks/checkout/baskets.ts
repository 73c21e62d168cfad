import { variantId } from "../../data/ids.js";

/** Lines of a basket. */
export const LINES = 6;

/** Every basket holds other goods: six neighbours in a round of all SKUs. */
export function basketOf(number: number, skus: number): number[] {
  return Array.from({ length: LINES }, (_, line) => 1 + ((number * LINES + line) % skus));
}

export function skuAt(number: number): string {
  return variantId(number);
}
