import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Takes a hand-over back when the order could not follow: the compensation of settle-delivery and pay-incentives.
 * Parameters: the delivery, its rider, an id for the log. Rows: one, or none when it is not delivered (any more).
 * Invariant: earning, incentive, cash entry and what the rider holds go with the status. The caller holds the rider's lock.
 */
export async function unsettleDelivery(
  db: Knex,
  params: { delivery_id: string; rider_id: string; event_id: string },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH day AS (
      SELECT id, (delivered_at AT TIME ZONE time_zone)::date AS day, time_zone, cash_collected
        FROM delivery WHERE id = :delivery_id AND rider_id = :rider_id AND status = 'delivered'),
    undone AS (
      UPDATE delivery
         SET status = 'picked_up', delivered_at = NULL, cash_collected = NULL, updated_at = now()
        FROM day
       WHERE delivery.id = day.id AND status = 'delivered'
      RETURNING delivery.id, rider_id, day.day, day.time_zone, day.cash_collected AS cash),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, reason)
      SELECT :event_id, id, 'delivered', 'picked_up', rider_id, 'system', 'the order could not be completed' FROM undone),
    unearned AS (
      DELETE FROM rider_earning e USING undone
       WHERE (e.delivery_id = undone.id AND e.kind = 'delivery')
          OR (e.rider_id = undone.rider_id AND e.kind = 'incentive' AND e.day = undone.day
              AND e.deliveries >= (SELECT count(*) FROM delivery o
                    WHERE o.rider_id = undone.rider_id AND o.status = 'delivered'
                      AND o.delivered_at >= undone.day::timestamp AT TIME ZONE undone.time_zone
                      AND o.delivered_at < (undone.day + 1)::timestamp AT TIME ZONE undone.time_zone))),
    unheld AS (
      UPDATE rider SET cash_held = cash_held - undone.cash
        FROM undone WHERE rider.id = undone.rider_id AND undone.cash > 0),
    unbooked AS (
      DELETE FROM rider_cash_entry c USING undone WHERE c.delivery_id = undone.id AND c.kind = 'collected')
    SELECT id FROM undone`,
    params,
  );
  return rows;
}
