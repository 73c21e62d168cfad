import { createHash } from "node:crypto";

export interface DemoOffer {
  sku: string;
  price: number;
  mrp: number;
  on_hand: number;
  bin: string;
  reorder_level: number;
  max_per_order: number;
}

export interface PricedProduct {
  sku: string;
  mrp: number;
  price: number;
}

const MIN_STOCK = 40;
const STOCK_SPREAD = 81;
/** One product in this many is sold out in a store, so that a first look shows what that is like. */
const SOLD_OUT_ONE_IN = 40;
const DISCOUNTS = [0, 0, 0, 0.02, 0.04] as const;

/**
 * What a demo store has of a product: the same for the same SKU and store code on every machine. Prices differ a little
 * between stores and never pass the MRP.
 */
export function demoOfferOf({ sku, mrp, price }: PricedProduct, storeCode: string): DemoOffer {
  const hash = createHash("sha256").update(`${storeCode}|${sku}`).digest();
  const number = (at: number): number => hash.readUInt16BE(at * 2);
  const discount = DISCOUNTS[number(1) % DISCOUNTS.length]!;
  const soldOut = number(2) % SOLD_OUT_ONE_IN === 0;
  return {
    sku,
    price: Math.min(mrp, Math.max(1, Math.round(price * (1 - discount)))),
    mrp,
    on_hand: soldOut ? 0 : MIN_STOCK + (number(0) % STOCK_SPREAD),
    bin: binOf(sku, number(3)),
    reorder_level: 10,
    max_per_order: mrp > 500 ? 4 : 10,
  };
}

/** Aisle by the product's family, bay and level by chance: A-07-2. */
function binOf(sku: string, chance: number): string {
  const family = sku.split("-")[0] ?? "";
  const aisle = String.fromCharCode(65 + (createHash("sha256").update(family).digest()[0]! % 20));
  return `${aisle}-${String(1 + (chance % 24)).padStart(2, "0")}-${1 + (chance % 4)}`;
}
