import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** A noted change: of one offer, of (nearly) all offers of a store, of the store itself, or of a product. */
export type AssortmentChangeRow =
  | { kind: "offer"; dark_store_id: string; variant_id: string; product_id: null }
  | { kind: "all_offers" | "store"; dark_store_id: string; variant_id: null; product_id: null }
  | { kind: "product"; dark_store_id: null; variant_id: null; product_id: string };

/** At most this many whole stores a round: each may list thousands of products. */
const WHOLE_STORES = 4;

/**
 * Takes noted changes off the list, oldest first: they are back on it should the transaction fail.
 * Parameters: how many at most. Rows: the changes, each once.
 * Invariant: the caller holds the assortment's lock, so that what is read afterwards is newer than what is taken here.
 */
export async function takeAssortmentChanges(db: Knex, params: { limit: number }): Promise<AssortmentChangeRow[]> {
  const { rows } = await db.raw<{ rows: AssortmentChangeRow[] }>(
    `WITH oldest AS (
       SELECT id, kind, row_number() OVER (PARTITION BY kind = 'all_offers' ORDER BY id) AS place
       FROM (SELECT id, kind FROM assortment_change ORDER BY id LIMIT :limit) first
     ),
     taken AS (
       DELETE FROM assortment_change change
       USING oldest
       WHERE change.id = oldest.id AND (oldest.kind <> 'all_offers' OR oldest.place <= ${WHOLE_STORES})
       RETURNING change.kind, change.dark_store_id, change.variant_id, change.product_id
     )
     SELECT DISTINCT kind, dark_store_id, variant_id, product_id FROM taken`,
    params,
  );
  return rows;
}
