import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A noted change: of one offer, of (nearly) all offers of a store, of the store itself, or of a product. */
export type AssortmentChangeRow =
  | { kind: "offer"; dark_store_id: string; variant_id: string; product_id: null }
  | { kind: "all_offers" | "store"; dark_store_id: string; variant_id: null; product_id: null }
  | { kind: "product"; dark_store_id: null; variant_id: null; product_id: string };

/** At most this many whole stores a round, each of which may list thousands of products. */
const WHOLE_STORES = 4;
/** At most this many products a round, each of which may be listed in hundreds of stores. */
const PRODUCTS = 250;

/**
 * Takes noted changes off the list, oldest first, each with every later note of the same: they are back on it should
 * the transaction fail.
 * Parameters: how many at most. Rows: the changes, each once.
 * Invariant: the caller holds the assortment's lock, so that what is read afterwards is newer than what is taken here.
 */
export async function takeAssortmentChanges(db: Knex, params: { limit: number }): Promise<AssortmentChangeRow[]> {
  const { rows } = await db.raw<{ rows: AssortmentChangeRow[] }>(
    `WITH oldest AS (
       SELECT kind, dark_store_id, variant_id, product_id,
              row_number() OVER (PARTITION BY kind ORDER BY first_id) AS place
       FROM (
         SELECT kind, dark_store_id, variant_id, product_id, min(id) AS first_id
         FROM (SELECT * FROM assortment_change ORDER BY id LIMIT :limit) first
         GROUP BY kind, dark_store_id, variant_id, product_id) noted
     ),
     taken AS (
       DELETE FROM assortment_change change
       USING oldest
       WHERE change.kind = oldest.kind
         AND coalesce(change.product_id, change.dark_store_id) = coalesce(oldest.product_id, oldest.dark_store_id)
         AND coalesce(change.variant_id, '') = coalesce(oldest.variant_id, '')
         AND oldest.place <= CASE oldest.kind WHEN 'all_offers' THEN ${WHOLE_STORES} WHEN 'product' THEN ${PRODUCTS}
                                              ELSE :limit END
       RETURNING change.kind, change.dark_store_id, change.variant_id, change.product_id
     )
     SELECT DISTINCT kind, dark_store_id, variant_id, product_id FROM taken`,
    params,
  );
  return rows;
}
