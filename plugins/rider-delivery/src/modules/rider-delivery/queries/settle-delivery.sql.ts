import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type Settlement = {
  delivery_id: string;
  rider_id: string;
  cash_collected: number;
  actor_type: "rider" | "system";
  actor_id: string | null;
  reason: string | null;
  event_id: string;
  earning_id: string;
  cash_entry_id: string;
};

/**
 * Hands a delivery over: status, log, the rider's earning and the cash taken, all in one statement.
 * Parameters: the delivery, its rider, rupees taken, who says so and why, ids of the new rows. Rows: one, or none when the delivery is not
 * picked up by this rider or the cash is not what was due.
 * Invariant: a delivery is paid once, and its cash is booked once, in the ledger and in what the rider holds. The caller holds the
 * rider's lock.
 */
export async function settleDelivery(db: Knex, settlement: Settlement): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH done AS (
      UPDATE delivery
         SET status = 'delivered', delivered_at = now(), cash_collected = CAST(:cash_collected AS numeric),
             wrong_codes = 0, code_locked_until = NULL, updated_at = now()
       WHERE id = :delivery_id AND rider_id = :rider_id AND status = 'picked_up'
         AND cash_to_collect = CAST(:cash_collected AS numeric)
      RETURNING id, order_id, rider_id, earning, earning_for_distance, currency_code, distance_m, cash_collected),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, actor_id, reason)
      SELECT :event_id, id, 'picked_up', 'delivered', rider_id, :actor_type, CAST(:actor_id AS text),
             CAST(:reason AS text) FROM done),
    earned AS (
      INSERT INTO rider_earning (id, rider_id, delivery_id, order_id, kind, amount, for_distance, currency_code, distance_m)
      SELECT :earning_id, rider_id, id, order_id, 'delivery', earning, earning_for_distance, currency_code, distance_m FROM done),
    booked AS (
      INSERT INTO rider_cash_entry (id, rider_id, delivery_id, order_id, kind, amount, currency_code)
      SELECT :cash_entry_id, rider_id, id, order_id, 'collected', cash_collected, currency_code FROM done WHERE cash_collected > 0),
    held AS (
      UPDATE rider SET cash_held = cash_held + done.cash_collected
        FROM done WHERE rider.id = done.rider_id AND done.cash_collected > 0)
    SELECT id FROM done`,
    settlement,
  );
  return rows;
}
