import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ServiceArea } from "../../../contract/geo";

/** Service areas as GeoJSON. Parameters: stores (up to 200). Rows: one per store that has an area. */
export async function listServiceAreas(
  db: Knex,
  params: { dark_store_ids: string[] },
): Promise<{ dark_store_id: string; service_area: ServiceArea }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string; service_area: ServiceArea }[] }>(
    `SELECT id AS dark_store_id, ST_AsGeoJSON(service_area, 7)::json AS service_area
     FROM dark_store
     WHERE id = ANY (:dark_store_ids::text[]) AND service_area IS NOT NULL
     LIMIT 200`,
    params,
  );
  return rows;
}
