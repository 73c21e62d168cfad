import type { BigNumberInput } from "@medusajs/framework/types";
import { createRawPropertiesFromBigNumber, decorateCartTotals } from "@medusajs/framework/utils";
import { withIsoInstants } from "@quickdash/dark-stores/modules/dark-stores";
import { withOrderedLines, type OrderRecord } from "../policies/order-record";

/** The totals of an order that the Store API shows unless asked for others; Medusa works them out. */
const TOTALS = [
  "total",
  "subtotal",
  "tax_total",
  "discount_total",
  "discount_subtotal",
  "discount_tax_total",
  "original_total",
  "original_subtotal",
  "original_tax_total",
  "item_total",
  "item_subtotal",
  "item_tax_total",
  "original_item_total",
  "original_item_subtotal",
  "original_item_tax_total",
  "shipping_total",
  "shipping_subtotal",
  "shipping_tax_total",
  "original_shipping_tax_total",
  "original_shipping_subtotal",
  "original_shipping_total",
  "credit_line_total",
  "credit_line_subtotal",
  "credit_line_tax_total",
] as const;

/** The order as the Store API answers it, totals included, instants as ISO 8601 in UTC with milliseconds. */
export function presentOrder(record: OrderRecord): Record<string, unknown> {
  const order = withOrderedLines(withIsoInstants(record) as OrderRecord);
  // Medusa writes the totals into what it is given.
  const totalled = decorateCartTotals(structuredClone(order) as never) as unknown as OrderRecord;
  createRawPropertiesFromBigNumber(totalled);
  const totals = TOTALS.map((name): [string, BigNumberInput] => [name, totalled[name] as BigNumberInput]);
  const { items, shipping_methods } = totalled;
  return { ...order, ...Object.fromEntries(totals), items, shipping_methods };
}
