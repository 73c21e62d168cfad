import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Measures the straight line between two points.
 * Parameters: both points. Rows: one, metres along the ground.
 */
export async function measureDistance(
  db: Knex,
  from: { latitude: number; longitude: number },
  to: { latitude: number; longitude: number },
): Promise<{ distance_m: number }[]> {
  const { rows } = await db.raw<{ rows: { distance_m: number }[] }>(
    `SELECT ST_Distance(ST_SetSRID(ST_MakePoint(:a_longitude, :a_latitude), 4326)::geography,
                        ST_SetSRID(ST_MakePoint(:b_longitude, :b_latitude), 4326)::geography) AS distance_m`,
    { a_latitude: from.latitude, a_longitude: from.longitude, b_latitude: to.latitude, b_longitude: to.longitude },
  );
  return rows;
}
