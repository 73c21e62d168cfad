import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreStatus, OpeningHours } from "../../../contract/dark-stores";

export interface CoveringStoreRow {
  id: string;
  code: string;
  name: string;
  status: DarkStoreStatus;
  latitude: number;
  longitude: number;
  timezone: string;
  opening_hours: OpeningHours;
  prep_minutes: number;
  delivery_fee: number;
  minimum_order: number;
  max_open_orders: number | null;
  open_orders: number;
  distance_m: number;
}

/**
 * Dark stores whose service area covers a point, nearest first; the border counts as inside, a hole as outside.
 * Parameters: the point in degrees; optionally one store to look at. Rows: at most 20, with metres from the store to
 * the point and the number of orders that hold stock there.
 */
export async function findCoveringStores(
  db: Knex,
  params: { latitude: number; longitude: number; dark_store_id?: string },
): Promise<CoveringStoreRow[]> {
  const { rows } = await db.raw<{ rows: CoveringStoreRow[] }>(
    `WITH pin AS (SELECT ST_SetSRID(ST_MakePoint(:longitude, :latitude), 4326) AS point),
     covering AS (
       SELECT store.id, store.code, store.name, store.status, store.latitude, store.longitude, store.timezone,
              store.opening_hours, store.prep_minutes, store.delivery_fee::float8 AS delivery_fee,
              store.minimum_order::float8 AS minimum_order, store.max_open_orders,
              round(ST_Distance(store.location, pin.point::geography))::integer AS distance_m
       FROM dark_store store, pin
       WHERE store.deleted_at IS NULL
         AND ST_Covers(store.service_area, pin.point)
         AND (:dark_store_id::text IS NULL OR store.id = :dark_store_id)
       ORDER BY store.location <-> pin.point::geography, store.id
       LIMIT 20
     )
     SELECT covering.*,
            (SELECT count(DISTINCT hold.reference)::integer
             FROM stock_hold hold
             WHERE hold.dark_store_id = covering.id AND hold.status = 'held') AS open_orders
     FROM covering
     ORDER BY covering.distance_m, covering.id`,
    { latitude: params.latitude, longitude: params.longitude, dark_store_id: params.dark_store_id ?? null },
  );
  return rows;
}
