import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreStatus } from "../../../contract/dark-stores";
import { prepared } from "../prepared";

export interface StoreAreaRow {
  covers: boolean;
  status: DarkStoreStatus;
  timezone: string;
  opening_hours: string | null;
  opening_exceptions: string;
  is_overloaded: boolean;
}

const CHECK_STORE_AREA = {
  name: "check-store-area",
  text: `
    SELECT coalesce(ST_Covers(store.service_area, ST_SetSRID(ST_MakePoint($3, $2), 4326)), false) AS covers,
           store.status, store.timezone, store.opening_hours::text AS opening_hours,
           store.opening_exceptions::text AS opening_exceptions, store.overloaded_since IS NOT NULL AS is_overloaded
    FROM dark_store store
    WHERE store.id = $1 AND store.deleted_at IS NULL`,
};

/**
 * Whether one store's area covers a point, and what its state follows from. Parameters: the store; the point in
 * degrees. Rows: one, or none for an unknown store.
 */
export async function checkStoreArea(
  db: Knex,
  params: { dark_store_id: string; latitude: number; longitude: number },
): Promise<StoreAreaRow[]> {
  return prepared(db, CHECK_STORE_AREA, [params.dark_store_id, params.latitude, params.longitude]);
}
