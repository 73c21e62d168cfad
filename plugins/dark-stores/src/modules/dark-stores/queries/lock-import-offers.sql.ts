import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks the offers an import will change, in variant order like every stock statement, until the transaction ends.
 * Parameters: import, store. Rows: how many there are.
 */
export async function lockImportOffers(
  db: Knex,
  params: { import_id: string; dark_store_id: string },
): Promise<{ count: number }[]> {
  const { rows } = await db.raw<{ rows: { count: number }[] }>(
    `WITH locked AS MATERIALIZED (
       SELECT offer.variant_id
       FROM store_offer offer
       WHERE offer.dark_store_id = :dark_store_id
         AND offer.variant_id IN (
           SELECT variant.id
           FROM inventory_import_row line
           JOIN product_variant variant ON variant.sku = line.sku AND variant.deleted_at IS NULL
           WHERE line.import_id = :import_id)
       ORDER BY offer.variant_id
       FOR UPDATE OF offer
     )
     SELECT count(*)::integer AS count FROM locked`,
    params,
  );
  return rows;
}
