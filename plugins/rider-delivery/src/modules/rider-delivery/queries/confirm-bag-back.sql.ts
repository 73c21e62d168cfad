import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type BagBack = {
  delivery_id: string;
  order_id: string;
  actor_type: string;
  actor_id: string | null;
  event_id: string;
  earning_id: string;
  /** How much of the delivery's earning an attempt pays, 0 to 1. */
  attempt_share: number;
};

/**
 * Notes that the bag of a failed attempt, or of an order cancelled on the road, is back in its store; its rider is free, and
 * paid for the way.
 * Parameters: the delivery or the order (the other empty), who says so, ids of the new rows, the share. Rows: one, or none when no bag is
 * on its way back.
 * Invariant: a bag comes back once; the log row and the earning exist exactly when it does.
 */
export async function confirmBagBack(db: Knex, params: BagBack): Promise<{ id: string; rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; rider_id: string }[] }>(
    `
    WITH back AS (
      UPDATE delivery
         SET bag_back_at = now(), updated_at = now()
       WHERE (id = :delivery_id OR order_id = :order_id) AND keeps_rider_busy AND status IN ('failed', 'cancelled')
      RETURNING id, order_id, rider_id, status, round(earning * :attempt_share, 2) AS earning,
                round(earning_for_distance * :attempt_share, 2) AS earning_for_distance, currency_code, distance_m),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, actor_id, reason)
      SELECT :event_id, id, status, status, rider_id, :actor_type, CAST(:actor_id AS text), 'the bag is back in the store'
        FROM back),
    earned AS (
      INSERT INTO rider_earning (id, rider_id, delivery_id, order_id, event_id, kind, amount, for_distance, currency_code, distance_m)
      SELECT :earning_id, rider_id, id, order_id, :event_id, 'attempt', earning, earning_for_distance, currency_code, distance_m
        FROM back WHERE earning > 0)
    SELECT id, rider_id FROM back`,
    params,
  );
  return rows;
}
