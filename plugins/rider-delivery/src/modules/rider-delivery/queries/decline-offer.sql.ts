import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Records that a rider does not want an offer.
 * Parameters: offer, rider. Rows: the offer when it was open and this rider's, else none.
 */
export async function declineOffer(
  db: Knex,
  params: { offer_id: string; rider_id: string },
): Promise<{ id: string; delivery_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; delivery_id: string }[] }>(
    `
    UPDATE delivery_offer
       SET status = 'declined', responded_at = now(), updated_at = now()
     WHERE id = :offer_id AND rider_id = :rider_id AND status = 'offered'
    RETURNING id, delivery_id`,
    params,
  );
  return rows;
}
