import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Sets a store's service area from GeoJSON, or as a circle around the store when only a radius is given.
 * Parameters: store; GeoJSON text or null; radius in metres or null. Rows: the store's id and how many degrees
 * of longitude its area spans.
 */
export async function setServiceArea(
  db: Knex,
  params: { dark_store_id: string; geojson: string | null; radius_m: number | null },
): Promise<{ id: string; span_degrees: number }[]> {
  const { rows } = await db.raw<{ rows: { id: string; span_degrees: number }[] }>(
    `UPDATE dark_store
     SET service_area = CASE
           WHEN :geojson::text IS NOT NULL THEN ST_Multi(ST_Force2D(ST_SetSRID(ST_GeomFromGeoJSON(:geojson::text), 4326)))
           ELSE ST_Multi(ST_Buffer(location, :radius_m::float8, 32)::geometry)
         END,
         service_radius_m = :radius_m::integer,
         updated_at = now()
     WHERE id = :dark_store_id AND deleted_at IS NULL
     RETURNING id, ST_XMax(service_area) - ST_XMin(service_area) AS span_degrees`,
    params,
  );
  return rows;
}
