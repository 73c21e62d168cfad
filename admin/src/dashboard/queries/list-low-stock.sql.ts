import type { DataSource } from "typeorm";

export interface LowStockOffer {
  dark_store_id: string;
  variant_id: string;
  dark_store: string;
  sku: string;
  title: string;
  available: number;
  reorder_level: number;
  /** Low offers found in all, at most `cap`; the same in every row. */
  count: number;
}

/**
 * Purpose: offers on sale whose available stock is at or below the reorder level.
 * Parameters: a store or null for all, `cap` ends the search, `limit` is the number of rows. Rows: least available first.
 * Invariant: never looks at more than `cap` low offers, however many there are.
 */
export function listLowStock(
  database: DataSource,
  { cap, limit, dark_store_id }: { cap: number; limit: number; dark_store_id: string | null },
): Promise<LowStockOffer[]> {
  return database.query<LowStockOffer[]>(
    `WITH low AS MATERIALIZED (
       SELECT store_offer.dark_store_id, store_offer.variant_id, store_offer.reorder_level,
              store_offer.on_hand - store_offer.reserved AS available
       FROM store_offer
       WHERE store_offer.is_available AND store_offer.on_hand - store_offer.reserved <= store_offer.reorder_level
         AND ($3::text IS NULL OR store_offer.dark_store_id = $3)
       LIMIT $1
     )
     SELECT low.dark_store_id, low.variant_id, low.available, low.reorder_level,
            (SELECT count(*)::int FROM low) AS count,
            COALESCE(dark_store.name, low.dark_store_id) AS dark_store,
            COALESCE(product_variant.sku, low.variant_id) AS sku,
            COALESCE(product.title, product_variant.title, '') AS title
     FROM low
     LEFT JOIN dark_store ON dark_store.id = low.dark_store_id
     LEFT JOIN product_variant ON product_variant.id = low.variant_id
     LEFT JOIN product ON product.id = product_variant.product_id
     ORDER BY low.available, low.dark_store_id, low.variant_id
     LIMIT $2`,
    [cap, limit, dark_store_id],
  );
}
