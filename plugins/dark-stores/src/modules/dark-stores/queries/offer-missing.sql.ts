import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Offers what a store does not offer yet as another store does, without stock and not for sale.
 * Parameters: both stores, variants. Rows: the variants that are new there.
 * Invariant: offers that exist are neither changed nor locked, so that the caller locks all it needs in one order.
 */
export async function offerMissing(
  db: Knex,
  params: { from_dark_store_id: string; to_dark_store_id: string; variant_ids: string[] },
): Promise<{ variant_id: string }[]> {
  const { rows } = await db.raw<{ rows: { variant_id: string }[] }>(
    `INSERT INTO store_offer (dark_store_id, variant_id, price, mrp, is_available, max_per_order)
     SELECT :to_dark_store_id, variant_id, price, mrp, false, max_per_order
     FROM store_offer
     WHERE dark_store_id = :from_dark_store_id AND variant_id = ANY (:variant_ids::text[])
     ORDER BY variant_id
     ON CONFLICT (dark_store_id, variant_id) DO NOTHING
     RETURNING variant_id`,
    params,
  );
  return rows;
}
