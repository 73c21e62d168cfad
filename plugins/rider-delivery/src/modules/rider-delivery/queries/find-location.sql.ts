import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type KnownLocation = {
  latitude: number;
  longitude: number;
  heading: number | null;
  recorded_at: Date;
  distance_m: number;
};

/**
 * Reads a rider's newest position and its distance to a point.
 * Parameters: rider id, point. Rows: none or one, distance in metres along the ground.
 */
export async function findLocation(
  db: Knex,
  params: { rider_id: string; latitude: number; longitude: number },
): Promise<KnownLocation[]> {
  const { rows } = await db.raw<{ rows: KnownLocation[] }>(
    `
    SELECT latitude, longitude, heading, recorded_at,
           ST_Distance(location, ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326)::geography) AS distance_m
      FROM rider_location
     WHERE rider_id = :rider_id`,
    params,
  );
  return rows;
}
