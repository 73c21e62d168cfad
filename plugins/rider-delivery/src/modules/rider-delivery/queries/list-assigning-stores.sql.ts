import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type AssigningStore = { id: string; latitude: number; longitude: number };

/**
 * Lists the stores in mode `assign` that have deliveries without a rider.
 * Parameters: limit. Rows: stores with their place.
 */
export async function listAssigningStores(db: Knex, params: { limit: number }): Promise<AssigningStore[]> {
  const { rows } = await db.raw<{ rows: AssigningStore[] }>(
    `
    SELECT d.dark_store_id AS id, min(d.pickup_latitude) AS latitude, min(d.pickup_longitude) AS longitude
      FROM delivery d
      JOIN store_dispatch s ON s.dark_store_id = d.dark_store_id AND s.mode = 'assign'
     WHERE d.status = 'unassigned'
     GROUP BY d.dark_store_id
     ORDER BY d.dark_store_id
     LIMIT :limit`,
    params,
  );
  return rows;
}
