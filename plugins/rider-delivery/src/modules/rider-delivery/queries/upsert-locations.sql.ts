import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { LocationRow } from "../location-writer";

/**
 * Writes a batch of positions, one per rider.
 * Parameters: rows, at most one per rider. Rows: ids of the riders whose position changed.
 * Invariant: an older point never replaces a newer one, however many writers there are; rows are locked in rider order,
 * and points of riders that do not exist are left out instead of failing the batch.
 */
export async function upsertLocations(db: Knex, rows: readonly LocationRow[]): Promise<{ rider_id: string }[]> {
  const { rows: changed } = await db.raw<{ rows: { rider_id: string }[] }>(
    `
    INSERT INTO rider_location AS known (rider_id, latitude, longitude, accuracy_m, heading, speed_mps, recorded_at)
    SELECT p.rider_id, p.latitude, p.longitude, p.accuracy_m, p.heading, p.speed_mps, p.recorded_at
      FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS p (
        rider_id text, latitude double precision, longitude double precision, accuracy_m double precision,
        heading double precision, speed_mps double precision, recorded_at timestamptz)
      JOIN rider r ON r.id = p.rider_id
     ORDER BY p.rider_id
    ON CONFLICT (rider_id) DO UPDATE
       SET latitude = excluded.latitude, longitude = excluded.longitude, accuracy_m = excluded.accuracy_m,
           heading = excluded.heading, speed_mps = excluded.speed_mps, recorded_at = excluded.recorded_at, updated_at = now()
     WHERE known.recorded_at < excluded.recorded_at
    RETURNING known.rider_id`,
    { rows: JSON.stringify(rows) },
  );
  return changed;
}
