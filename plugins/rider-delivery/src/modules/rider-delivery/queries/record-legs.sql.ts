import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Writes down how long riders took from the store, or from the door before, to the doors they reached lately.
 * Parameters: how far back to look, the shortest and longest that counts, limit. Rows: the stores of new legs.
 * Invariant: one leg per delivery, however often it is run; hand-overs that no rider reported say nothing.
 */
export async function recordLegs(
  db: Knex,
  params: { within_ms: number; min_s: number; max_s: number; limit: number },
): Promise<{ dark_store_id: string }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string }[] }>(
    `
    WITH recent AS (
      SELECT d.* FROM delivery d
       WHERE d.status = 'delivered' AND d.delivered_at > now() - :within_ms * interval '1 millisecond'
         AND NOT EXISTS (SELECT 1 FROM delivery_leg leg WHERE leg.delivery_id = d.id)
       ORDER BY d.delivered_at
       LIMIT :limit),
    timed AS (
      SELECT d.id, d.dark_store_id, r.vehicle, d.delivered_at,
             ST_DistanceSphere(
               ST_MakePoint(coalesce(before.drop_longitude, d.pickup_longitude), coalesce(before.drop_latitude, d.pickup_latitude)),
               ST_MakePoint(d.drop_longitude, d.drop_latitude)) AS metres,
             extract(epoch FROM d.delivered_at - coalesce(before.delivered_at, d.picked_up_at))::float8 AS seconds
        FROM recent d
        JOIN rider r ON r.id = d.rider_id
        LEFT JOIN LATERAL (
             SELECT b.delivered_at, b.drop_latitude, b.drop_longitude
               FROM delivery b
              WHERE b.rider_id = d.rider_id AND b.status = 'delivered' AND b.id <> d.id
                AND b.delivered_at BETWEEN d.picked_up_at AND d.delivered_at
              ORDER BY b.delivered_at DESC
              LIMIT 1) before ON true
       WHERE EXISTS (
             SELECT 1 FROM delivery_event e
              WHERE e.delivery_id = d.id AND e.to_status = 'delivered' AND e.actor_type = 'rider')),
    written AS (
      INSERT INTO delivery_leg (delivery_id, dark_store_id, vehicle, metres, seconds, hour, ended_at)
      SELECT id, dark_store_id, vehicle, metres, seconds, extract(hour FROM delivered_at AT TIME ZONE 'UTC')::int, delivered_at
        FROM timed
       WHERE seconds BETWEEN :min_s AND :max_s
      ON CONFLICT (delivery_id) DO NOTHING
      RETURNING dark_store_id)
    SELECT DISTINCT dark_store_id FROM written ORDER BY dark_store_id`,
    params,
  );
  return rows;
}
