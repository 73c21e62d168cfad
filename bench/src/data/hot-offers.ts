import type pg from "pg";
import { storeId, variantId } from "./ids.js";

const ITEMS_PER_LINE = 5;

/** The items everybody wants: for each line of a basket a few to choose from, so that a basket has no item twice. */
export function hotItems(lines: number): string[][] {
  return Array.from({ length: lines }, (_, line) =>
    Array.from({ length: ITEMS_PER_LINE }, (_item, item) => variantId(line * ITEMS_PER_LINE + item + 1)),
  );
}

/** The same assortment in every store. */
export async function fillHotOffers(client: pg.Client, size: { stores: number; skus: number }): Promise<void> {
  for (let store = 1; store <= size.stores; store++) {
    await client.query(
      `INSERT INTO store_offer (dark_store_id, variant_id, price, mrp, on_hand)
       SELECT $1, variant_id, 40, 45, 1000 FROM unnest($2::text[]) AS variant_id`,
      [storeId(store), Array.from({ length: size.skus }, (_, sku) => variantId(sku + 1))],
    );
  }
}
