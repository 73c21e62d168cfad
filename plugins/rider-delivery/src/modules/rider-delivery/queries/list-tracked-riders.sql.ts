import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { TrackedOrders } from "../../../locations";

export type TrackedRider = TrackedOrders & { rider_id: string };

export type TrackedRiderSearch =
  | { rider_ids: string[] }
  /** Every rider who carries something, or one of whose deliveries changed since; by id, after this one. */
  | { rider_ids: null; changed_since_ms: number; after: string; limit: number };

/**
 * Tells for which orders and stores riders' positions are shown.
 * Parameters: the search. Rows: one per rider; orders between pickup and hand-over, the stores of unfinished deliveries
 * and, while on shift, the home store.
 */
export async function listTrackedRiders(db: Knex, search: TrackedRiderSearch): Promise<TrackedRider[]> {
  const who =
    search.rider_ids === null
      ? `r.id IN (SELECT rider_id FROM delivery WHERE status IN ('assigned', 'picked_up') AND rider_id > :after
                   UNION
                  SELECT rider_id FROM delivery
                   WHERE updated_at > now() - :changed_since_ms * interval '1 millisecond' AND rider_id > :after
                   ORDER BY rider_id LIMIT :limit)`
      : "r.id = ANY(:rider_ids)";
  const { rows } = await db.raw<{ rows: TrackedRider[] }>(
    `
    SELECT r.id AS rider_id,
           coalesce(array_agg(DISTINCT d.order_id) FILTER (WHERE d.status = 'picked_up'), '{}') AS order_ids,
           array_remove(array_agg(DISTINCT d.dark_store_id)
             || array_agg(DISTINCT CASE WHEN s.id IS NOT NULL THEN r.home_dark_store_id END), NULL) AS dark_store_ids,
           (extract(epoch FROM statement_timestamp()) * 1e6)::float8 AS read_at_us
      FROM rider r
      LEFT JOIN delivery d ON d.rider_id = r.id AND d.status IN ('assigned', 'picked_up')
      LEFT JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.deleted_at IS NULL
     WHERE ${who}
     GROUP BY r.id
     ORDER BY r.id`,
    search,
  );
  return rows;
}
