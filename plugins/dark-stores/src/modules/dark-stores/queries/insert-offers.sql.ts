import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Offers variants in a store that does not offer them yet, with a price and without stock.
 * Parameters: store; variants, prices and MRPs in step. Rows: the variants that are new.
 * Invariant: in variant order; one that another writer adds at the same time is waited for and left as it is, so that
 * afterwards every variant has an offer that a later statement can see and lock.
 */
export async function insertOffers(
  db: Knex,
  params: { dark_store_id: string; variant_ids: string[]; prices: number[]; mrps: number[] },
): Promise<{ variant_id: string }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string }[] }>(
    `INSERT INTO store_offer (dark_store_id, variant_id, price, mrp)
     SELECT :dark_store_id, variant_id, price, mrp
     FROM unnest(:variant_ids::text[], :prices::numeric[], :mrps::numeric[]) AS given(variant_id, price, mrp)
     ORDER BY variant_id
     ON CONFLICT (dark_store_id, variant_id) DO NOTHING
     RETURNING variant_id`,
    params,
  );
  return rows;
}
