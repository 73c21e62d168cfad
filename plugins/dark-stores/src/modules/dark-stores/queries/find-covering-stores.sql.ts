import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreStatus } from "../../../contract/dark-stores";
import type { DeliveryFeeStep } from "../../../contract/fees";
import { prepared } from "../prepared";

export interface CoveringStoreRow {
  id: string;
  code: string;
  name: string;
  status: DarkStoreStatus;
  latitude: number;
  longitude: number;
  timezone: string;
  /** JSON text, so that a schedule that was seen before need not be parsed again. */
  opening_hours: string | null;
  opening_exceptions: string;
  prep_minutes: number;
  delivery_fee: number;
  delivery_fee_steps: DeliveryFeeStep[];
  surge_multiplier: number;
  surge_starts_at: Date | null;
  surge_ends_at: Date | null;
  minimum_order: number;
  is_overloaded: boolean;
  open_orders: number;
  distance_m: number;
}

/** More stores than this never cover one point; if they do, the nearest open ones are looked at. */
export const MAX_COVERING_STORES = 100;

const FIND_COVERING_STORES = {
  name: "find-covering-stores",
  text: `
    SELECT store.id, store.code, store.name, store.status, store.latitude, store.longitude, store.timezone,
           store.opening_hours::text AS opening_hours, store.opening_exceptions::text AS opening_exceptions,
           store.prep_minutes, store.delivery_fee::float8 AS delivery_fee,
           store.delivery_fee_steps, store.surge_multiplier, store.surge_starts_at, store.surge_ends_at,
           store.minimum_order::float8 AS minimum_order,
           store.overloaded_since IS NOT NULL
             OR coalesce(queue.open_orders >= store.max_open_orders, false) AS is_overloaded,
           queue.open_orders, store.distance_m
    FROM (
      SELECT dark_store.*,
             round(ST_Distance(location, ST_SetSRID(ST_MakePoint($2, $1), 4326)::geography))::integer AS distance_m
      FROM dark_store
      WHERE deleted_at IS NULL AND ST_Covers(service_area, ST_SetSRID(ST_MakePoint($2, $1), 4326))
      ORDER BY status <> 'open', distance_m, id
      LIMIT ${MAX_COVERING_STORES}
    ) AS store
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT hold.reference)::integer AS open_orders
      FROM stock_hold hold
      WHERE hold.dark_store_id = store.id AND hold.status = 'held'
    ) AS queue`,
};

/**
 * Dark stores whose service area covers a point; the border counts as inside, a hole as outside.
 * Parameters: the point in degrees. Rows: at most 100, in no order, with metres from the store to the point and the
 * number of orders that hold stock there. A store that has reached its most open orders counts as overloaded even
 * before that is written down.
 */
export async function findCoveringStores(
  db: Knex,
  params: { latitude: number; longitude: number },
): Promise<CoveringStoreRow[]> {
  return prepared(db, FIND_COVERING_STORES, [params.latitude, params.longitude]);
}
