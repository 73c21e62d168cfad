import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DarkStoreOrder, DarkStoreStatus } from "../../../contract/dark-stores";

/** Null means "any". */
export interface DarkStoreFilters {
  ids: string[] | null;
  codes: string[] | null;
  statuses: DarkStoreStatus[] | null;
  /** LIKE pattern for code, name and city. */
  pattern: string | null;
  city: string | null;
  overloaded: boolean | null;
  /** With a point: stores whose area covers it or, given `within_m`, that are at most so far away. */
  latitude: number | null;
  longitude: number | null;
  within_m: number | null;
}

const ORDERS: Record<DarkStoreOrder, string> = {
  code: "lower(store.code)",
  name: "lower(store.name)",
  city: "lower(store.city)",
  created_at: "store.created_at",
  updated_at: "store.updated_at",
  distance_m: "distance_m",
};

/**
 * One page of dark stores. Parameters: filters; order, direction, limit (up to 200), offset. Rows: the stores' ids in
 * order with the metres from the point (null without one) and the count of all that match.
 */
export async function pageDarkStores(
  db: Knex,
  filters: DarkStoreFilters,
  page: { order: DarkStoreOrder; descending: boolean; limit: number; offset: number },
): Promise<{ id: string; distance_m: number | null; count: number }[]> {
  const direction = page.descending ? "DESC NULLS LAST" : "ASC NULLS LAST";
  const { rows } = await db.raw<{ rows: { id: string; distance_m: number | null; count: number }[] }>(
    `WITH pin AS (SELECT ST_SetSRID(ST_MakePoint(:longitude::float8, :latitude::float8), 4326) AS point)
     SELECT store.id,
            round(ST_Distance(store.location, pin.point::geography))::integer AS distance_m,
            (count(*) OVER ())::integer AS count
     FROM dark_store store, pin
     WHERE store.deleted_at IS NULL
       AND (:ids::text[] IS NULL OR store.id = ANY (:ids))
       AND (:codes::text[] IS NULL OR store.code = ANY (:codes))
       AND (:statuses::text[] IS NULL OR store.status = ANY (:statuses))
       AND (:pattern::text IS NULL
            OR store.code ILIKE :pattern OR store.name ILIKE :pattern OR store.city ILIKE :pattern)
       AND (:city::text IS NULL OR lower(store.city) = lower(:city))
       AND (:overloaded::boolean IS NULL OR (store.overloaded_since IS NOT NULL) = :overloaded)
       AND (pin.point IS NULL
            OR CASE
                 WHEN :within_m::float8 IS NULL THEN ST_Covers(store.service_area, pin.point)
                 ELSE ST_DWithin(store.location, pin.point::geography, :within_m)
               END)
     ORDER BY ${ORDERS[page.order]} ${direction}, store.code, store.id
     LIMIT :limit OFFSET :offset`,
    { ...filters, limit: page.limit, offset: page.offset },
  );
  return rows;
}
