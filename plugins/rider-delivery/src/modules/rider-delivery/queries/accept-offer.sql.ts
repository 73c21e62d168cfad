import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type OfferAnswer = {
  id: string;
  rider_id: string;
  delivery_id: string;
  status: string;
  withdrawn_reason: string | null;
};

/**
 * Gives a delivery to the rider who accepts it first, and ends every offer that thereby lost its meaning.
 * Parameters: offer, rider, ids for the trip and the log. Rows: the accepted offer and the withdrawn ones; none when the
 * offer is not this rider's, not open, expired, or the delivery is taken.
 * Invariant: the delivery row decides (UPDATE ... WHERE status = 'unassigned'), so of any number of riders at once exactly
 * one wins. Offers are locked in id order, so that two accepts that end each other's offers cannot deadlock.
 */
export async function acceptOffer(
  db: Knex,
  params: { offer_id: string; rider_id: string; trip_id: string; event_id: string },
): Promise<OfferAnswer[]> {
  const { rows } = await db.raw<{ rows: OfferAnswer[] }>(
    `
    WITH won AS (
      UPDATE delivery d
         SET status = 'assigned', rider_id = :rider_id, trip_id = :trip_id, sequence = 1, assigned_at = now(),
             wrong_codes = 0, code_locked_until = NULL, updated_at = now()
        FROM delivery_offer o
       WHERE o.id = :offer_id AND o.rider_id = :rider_id AND o.status = 'offered' AND o.expires_at > now()
         AND d.id = o.delivery_id AND d.status = 'unassigned'
      RETURNING d.id),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, actor_id)
      SELECT :event_id, won.id, 'unassigned', 'assigned', :rider_id, 'rider', :rider_id FROM won),
    affected AS (
      SELECT o.id, won.id AS won_delivery_id
        FROM won
        JOIN delivery_offer o ON o.status = 'offered' AND (o.delivery_id = won.id OR o.rider_id = :rider_id)
       ORDER BY o.id
         FOR NO KEY UPDATE OF o)
    UPDATE delivery_offer o
       SET status = CASE WHEN o.id = :offer_id THEN 'accepted' ELSE 'withdrawn' END,
           withdrawn_reason = CASE WHEN o.id = :offer_id THEN NULL
                                   WHEN o.delivery_id = affected.won_delivery_id THEN 'taken' ELSE 'cancelled' END,
           responded_at = now(), updated_at = now()
      FROM affected
     WHERE o.id = affected.id AND o.status = 'offered'
    RETURNING o.id, o.rider_id, o.delivery_id, o.status, o.withdrawn_reason`,
    params,
  );
  return rows;
}
