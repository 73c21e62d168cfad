import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ends open offers that no longer stand.
 * Parameters: a delivery, or a rider (the other null), and why. Rows: the offers that were open until now.
 * Invariant: locked in id order.
 */
export async function withdrawOffers(
  db: Knex,
  params: { delivery_id: string | null; rider_id: string | null; reason: "taken" | "cancelled" },
): Promise<{ id: string; rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; rider_id: string }[] }>(
    `
    WITH open AS (
      SELECT id FROM delivery_offer
       WHERE status = 'offered'
         AND (delivery_id = CAST(:delivery_id AS text) OR rider_id = CAST(:rider_id AS text))
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
