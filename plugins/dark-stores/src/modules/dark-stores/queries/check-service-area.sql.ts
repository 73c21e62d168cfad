import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface AreaCheckRow {
  is_valid: boolean;
  reason: string;
  is_empty: boolean;
}

/** Whether GeoJSON text is a valid area, and PostGIS' reason if not. Parameters: GeoJSON text. Rows: one. */
export async function checkServiceArea(db: Knex, params: { geojson: string }): Promise<AreaCheckRow[]> {
  const { rows } = await db.raw<{ rows: AreaCheckRow[] }>(
    `WITH area AS (SELECT ST_Force2D(ST_SetSRID(ST_GeomFromGeoJSON(:geojson::text), 4326)) AS shape)
     SELECT ST_IsValid(shape) AS is_valid, ST_IsValidReason(shape) AS reason, ST_Area(shape) = 0 AS is_empty
     FROM area`,
    params,
  );
  return rows;
}
