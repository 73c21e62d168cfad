import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { EtaStore } from "../policies/eta";

/** What a promise is made of, for one store and one point, covered or not. Rows: one, or none for an unknown store. */
export async function retrievePromiseInputs(
  db: Knex,
  params: { dark_store_id: string; latitude: number; longitude: number },
): Promise<EtaStore[]> {
  const { rows } = await db.raw<{ rows: EtaStore[] }>(
    `SELECT store.latitude, store.longitude, store.prep_minutes,
            (SELECT count(DISTINCT hold.reference)::integer
             FROM stock_hold hold
             WHERE hold.dark_store_id = store.id AND hold.status = 'held') AS open_orders,
            round(ST_Distance(
              store.location, ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326)::geography))::integer AS distance_m
     FROM dark_store store
     WHERE store.id = :dark_store_id AND store.deleted_at IS NULL`,
    params,
  );
  return rows;
}
