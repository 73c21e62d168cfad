import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { LocationRow } from "../location-writer";
import type { ThinningRules } from "../policies/thin-track";

/**
 * Adds positions to the tracks of the deliveries their riders had when they were recorded, also of those that have ended
 * since: points of an offline phone come late.
 * Parameters: positions of any riders, thinning, age of a delivery at the time of the point. Rows: deliveries with new points.
 * Invariant: a point is in a track once (primary key); one too close to the point before it in the track is left out.
 * Each position costs two index scans: the rider's deliveries by time of assignment, the track backwards by time.
 */
export async function insertTrackPoints(
  db: Knex,
  params: { rows: readonly LocationRow[]; max_delivery_ms: number } & ThinningRules,
): Promise<{ delivery_id: string }[]> {
  const { rows } = await db.raw<{ rows: { delivery_id: string }[] }>(
    `
    INSERT INTO delivery_track_point (delivery_id, recorded_at, latitude, longitude)
    SELECT d.id, p.recorded_at, p.latitude, p.longitude
      FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS p (
        rider_id text, latitude double precision, longitude double precision, recorded_at timestamptz)
      JOIN delivery d ON d.rider_id = p.rider_id AND d.assigned_at <= p.recorded_at
       AND d.assigned_at > p.recorded_at - :max_delivery_ms * interval '1 millisecond'
       AND p.recorded_at <= coalesce(d.delivered_at, d.failed_at, d.cancelled_at, 'infinity')
      LEFT JOIN LATERAL (
           SELECT t.recorded_at, t.latitude, t.longitude
             FROM delivery_track_point t
            WHERE t.delivery_id = d.id AND t.recorded_at <= p.recorded_at
            ORDER BY t.recorded_at DESC
            LIMIT 1) before ON true
     WHERE before.recorded_at IS NULL
        OR (p.recorded_at >= before.recorded_at + :every_ms * interval '1 millisecond'
            AND ST_DistanceSphere(ST_MakePoint(p.longitude, p.latitude), ST_MakePoint(before.longitude, before.latitude)) >= :every_m)
    ON CONFLICT (delivery_id, recorded_at) DO NOTHING
    RETURNING delivery_id`,
    { ...params, rows: JSON.stringify(params.rows) },
  );
  return rows;
}
