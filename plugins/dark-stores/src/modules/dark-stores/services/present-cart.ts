import type { BigNumberInput } from "@medusajs/framework/types";
import { decorateCartTotals } from "@medusajs/framework/utils";
import { withIsoInstants, type CartRecord } from "../policies/cart-record";

/** The totals of a cart that the Store API shows unless asked for others; Medusa works them out. */
const TOTALS = [
  "total",
  "subtotal",
  "tax_total",
  "discount_total",
  "discount_subtotal",
  "discount_tax_total",
  "original_total",
  "original_tax_total",
  "item_total",
  "item_subtotal",
  "item_tax_total",
  "item_discount_total",
  "original_item_total",
  "original_item_subtotal",
  "original_item_tax_total",
  "shipping_total",
  "shipping_subtotal",
  "shipping_tax_total",
  "shipping_discount_total",
  "original_shipping_tax_total",
  "original_shipping_subtotal",
  "original_shipping_total",
  "credit_line_subtotal",
  "credit_line_tax_total",
  "credit_line_total",
] as const;

/** The cart as the Store API answers it, totals included, instants as ISO 8601 in UTC with milliseconds. */
export function presentCart(record: CartRecord): Record<string, unknown> {
  const cart = withIsoInstants(record) as CartRecord;
  // With a region it would take every price for one with tax; each line says for itself whether it is.
  const bare = structuredClone({ ...cart, region: undefined });
  const decorated = decorateCartTotals(bare as never) as unknown as Record<string, BigNumberInput>;
  const totals = TOTALS.map((name): [string, BigNumberInput | undefined] => [name, decorated[name]]);
  return {
    ...cart,
    ...Object.fromEntries(totals),
    items: cart.items.map(({ raw_unit_price: _, ...item }) => item),
    shipping_methods: cart.shipping_methods.map(({ raw_amount: _, ...method }) => method),
  };
}
