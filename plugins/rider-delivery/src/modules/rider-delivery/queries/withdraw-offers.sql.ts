import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ends open offers that no longer stand.
 * Parameters: deliveries, riders, and why: offers of the ones and to the others. Rows: the offers that were open until now.
 * Invariant: locked in id order; a transaction that ends offers of several does so in one call.
 */
export async function withdrawOffers(
  db: Knex,
  params: { delivery_ids: string[]; rider_ids: string[]; reason: "taken" | "cancelled" },
): Promise<{ id: string; rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; rider_id: string }[] }>(
    `
    WITH open AS (
      SELECT id FROM delivery_offer
       WHERE status = 'offered'
         AND (delivery_id = ANY(:delivery_ids) OR rider_id = ANY(:rider_ids))
       ORDER BY id
         FOR NO KEY UPDATE)
    UPDATE delivery_offer o
       SET status = 'withdrawn', withdrawn_reason = :reason, responded_at = now(), updated_at = now()
      FROM open
     WHERE o.id = open.id
    RETURNING o.id, o.rider_id`,
    params,
  );
  return rows;
}
