import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ends offers whose time is over.
 * Parameters: limit. Rows: offers that expired just now.
 * Invariant: each offer is ended by exactly one caller (SKIP LOCKED), and one that is being accepted is left alone.
 */
export async function expireOffers(
  db: Knex,
  params: { limit: number },
): Promise<{ id: string; rider_id: string; delivery_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; rider_id: string; delivery_id: string }[] }>(
    `
    WITH due AS (
      SELECT id FROM delivery_offer
       WHERE status = 'offered' AND expires_at <= now()
       ORDER BY id
       LIMIT :limit
         FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE delivery_offer o
       SET status = 'expired', responded_at = now(), updated_at = now()
      FROM due
     WHERE o.id = due.id AND o.status = 'offered'
    RETURNING o.id, o.rider_id, o.delivery_id`,
    params,
  );
  return rows;
}
