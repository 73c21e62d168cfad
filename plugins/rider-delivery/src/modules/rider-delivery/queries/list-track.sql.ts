import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type TrackPoint = { latitude: number; longitude: number; recorded_at: Date };

/**
 * Reads where the rider of a delivery went.
 * Parameters: delivery, page. Rows: points in the order of their time.
 */
export async function listTrack(
  db: Knex,
  params: { delivery_id: string; limit: number; offset: number },
): Promise<TrackPoint[]> {
  const { rows } = await db.raw<{ rows: TrackPoint[] }>(
    `
    SELECT latitude, longitude, recorded_at
      FROM delivery_track_point
     WHERE delivery_id = :delivery_id
     ORDER BY recorded_at
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
