import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface Utilisation {
  riders: number;
  on_shift_hours: number;
  busy_hours: number;
  deliveries: number;
}

/**
 * Measures how much of riders' time on shift they had a delivery, from the assignment to its end; deliveries of one trip
 * count once.
 * Parameters: from (inclusive) and to (exclusive), and the home store of the riders or null for all. Rows: one.
 * Invariant: busy hours are within hours on shift. Found by the index on rider and assignment.
 */
export async function measureUtilisation(
  db: Knex,
  params: { from: Date; to: Date; dark_store_id: string | null },
): Promise<Utilisation[]> {
  const { rows } = await db.raw<{ rows: Utilisation[] }>(
    `
    WITH shift AS (
      SELECT s.rider_id,
             range_agg(tstzrange(greatest(s.started_at, :from), least(coalesce(s.ended_at, now()), :to))) AS spans
        FROM rider_shift s
        JOIN rider r ON r.id = s.rider_id
       WHERE s.deleted_at IS NULL AND s.started_at < least(:to, now()) AND coalesce(s.ended_at, now()) > :from
         AND (CAST(:dark_store_id AS text) IS NULL OR r.home_dark_store_id = :dark_store_id)
       GROUP BY s.rider_id),
    work AS (
      SELECT shift.rider_id, count(*) FILTER (WHERE d.delivered_at >= :from AND d.delivered_at < :to)::int AS deliveries,
             range_agg(tstzrange(greatest(d.assigned_at, :from), least(d.ended_at, :to)))
               FILTER (WHERE d.ended_at > :from AND d.assigned_at < :to AND d.ended_at > d.assigned_at) AS spans
        FROM shift
       CROSS JOIN LATERAL (
             SELECT assigned_at, delivered_at, coalesce(delivered_at, failed_at, cancelled_at, now()) AS ended_at
               FROM delivery
              WHERE rider_id = shift.rider_id AND assigned_at IS NOT NULL AND assigned_at < :to
                AND assigned_at > CAST(:from AS timestamptz) - interval '1 day') d
       GROUP BY shift.rider_id),
    hours AS (
      SELECT shift.rider_id, coalesce(work.deliveries, 0) AS deliveries,
             (SELECT sum(extract(epoch FROM upper(span) - lower(span))) FROM unnest(shift.spans) span) / 3600 AS on_shift,
             (SELECT sum(extract(epoch FROM upper(span) - lower(span)))
                FROM unnest(shift.spans * coalesce(work.spans, '{}'::tstzmultirange)) span) / 3600 AS busy
        FROM shift
        LEFT JOIN work ON work.rider_id = shift.rider_id)
    SELECT count(*)::int AS riders, coalesce(sum(on_shift), 0)::float8 AS on_shift_hours,
           coalesce(sum(busy), 0)::float8 AS busy_hours, coalesce(sum(deliveries), 0)::int AS deliveries
      FROM hours`,
    params,
  );
  return rows;
}
