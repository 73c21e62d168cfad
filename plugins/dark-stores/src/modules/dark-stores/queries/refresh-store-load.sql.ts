import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreStatus } from "../../../contract/dark-stores";
import { prepared } from "../prepared";

export interface StoreLoadRow {
  dark_store_id: string;
  status: DarkStoreStatus;
  overloaded: boolean;
}

/** A fifth of the most open orders must be packed before a store resumes, unless it says itself when. */
const RESUME_LEVEL = `coalesce(store.resume_open_orders, floor(store.max_open_orders * 0.8)::integer)`;

const OPEN_ORDERS = `(
  SELECT count(DISTINCT hold.reference)
  FROM stock_hold hold
  WHERE hold.dark_store_id = store.id AND hold.status = 'held')`;

/** Two texts, because one plan cannot be good for a store and for all of them. */
const refresh = (name: string, which: string) => ({
  name,
  text: `
    UPDATE dark_store store
    SET overloaded_since = CASE WHEN store.overloaded_since IS NULL THEN now() END
    WHERE ${which}
      AND CASE
            WHEN store.overloaded_since IS NULL
              THEN store.deleted_at IS NULL AND store.max_open_orders IS NOT NULL
                   AND ${OPEN_ORDERS} >= store.max_open_orders
            ELSE store.max_open_orders IS NULL OR ${OPEN_ORDERS} <= ${RESUME_LEVEL}
          END
    RETURNING store.id AS dark_store_id, store.status, store.overloaded_since IS NOT NULL AS overloaded`,
});
const REFRESH_ONE = refresh("refresh-store-load", "store.id = $1");
const REFRESH_ALL = refresh(
  "refresh-store-loads",
  "(store.max_open_orders IS NOT NULL OR store.overloaded_since IS NOT NULL)",
);

/**
 * Marks stores that reached their most open orders as overloaded, and takes the mark from those that came down to
 * where they resume. Parameters: a store, or null for all. Rows: the stores whose mark changed, as they are now.
 * Invariant: the mark a statement changes is the one it looked at, so two at once change it once; between the two
 * levels nothing changes.
 */
export async function refreshStoreLoad(db: Knex, params: { dark_store_id: string | null }): Promise<StoreLoadRow[]> {
  return params.dark_store_id === null
    ? prepared(db, REFRESH_ALL, [])
    : prepared(db, REFRESH_ONE, [params.dark_store_id]);
}
