import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks offers that have expired goods, as many as given at most, and leaves those alone that a run has flagged since
 * and of which nothing has become free. A batch is expired the day after its last good day, in the store's time zone.
 * Parameters: limit. Rows: the offers locked.
 * Invariant: locked in (variant, store) order, as in every stock statement.
 */
export async function lockExpired(
  db: Knex,
  params: { limit: number },
): Promise<{ dark_store_id: string; variant_id: string }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string; variant_id: string }[] }>(
    `WITH expired AS (
       SELECT DISTINCT batch.dark_store_id, batch.variant_id
       FROM stock_batch batch
       JOIN dark_store store ON store.id = batch.dark_store_id
       JOIN store_offer offer ON offer.dark_store_id = batch.dark_store_id AND offer.variant_id = batch.variant_id
       WHERE batch.remaining > 0 AND batch.expires_on < (now() + interval '14 hours')::date
         AND batch.expires_on < (now() AT TIME ZONE store.timezone)::date
         AND (batch.flagged_at IS NULL OR offer.on_hand > offer.reserved)
       ORDER BY batch.variant_id, batch.dark_store_id
       LIMIT :limit
     )
     SELECT offer.dark_store_id, offer.variant_id
     FROM store_offer offer
     JOIN expired USING (dark_store_id, variant_id)
     ORDER BY offer.variant_id, offer.dark_store_id
     FOR UPDATE OF offer`,
    params,
  );
  return rows;
}
