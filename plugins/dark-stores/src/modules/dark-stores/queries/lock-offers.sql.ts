import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks offers until the transaction ends, for changes that need more than one statement.
 * Parameters: stores and variants in step. Rows: the offers that exist, with their stock as of now.
 * Invariant: locked in (variant, store) order, as in every stock statement.
 */
export async function lockOffers(
  db: Knex,
  params: { dark_store_ids: string[]; variant_ids: string[] },
): Promise<{ dark_store_id: string; variant_id: string; on_hand: number; reserved: number }[]> {
  const { rows } = await db.raw<{
    rows: { dark_store_id: string; variant_id: string; on_hand: number; reserved: number }[];
  }>(
    `SELECT offer.dark_store_id, offer.variant_id, offer.on_hand, offer.reserved
     FROM store_offer offer
     WHERE (offer.dark_store_id, offer.variant_id) IN (
       SELECT * FROM unnest(:dark_store_ids::text[], :variant_ids::text[]))
     ORDER BY offer.variant_id, offer.dark_store_id
     FOR UPDATE OF offer`,
    params,
  );
  return rows;
}
