import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type TrackedRider = { rider_id: string; order_ids: string[]; dark_store_ids: string[] };

/**
 * Tells for which orders and stores riders' positions are shown.
 * Parameters: rider ids, or null for every rider who carries something. Rows: one per rider; orders between pickup and
 * hand-over, the stores of unfinished deliveries and, while on shift, the home store.
 */
export async function listTrackedRiders(
  db: Knex,
  params: { rider_ids: string[] | null; limit: number },
): Promise<TrackedRider[]> {
  const { rows } = await db.raw<{ rows: TrackedRider[] }>(
    `
    SELECT r.id AS rider_id,
           coalesce(array_agg(DISTINCT d.order_id) FILTER (WHERE d.status = 'picked_up'), '{}') AS order_ids,
           array_remove(array_agg(DISTINCT d.dark_store_id)
             || array_agg(DISTINCT CASE WHEN s.id IS NOT NULL THEN r.home_dark_store_id END), NULL) AS dark_store_ids
      FROM rider r
      LEFT JOIN delivery d ON d.rider_id = r.id AND d.status IN ('assigned', 'picked_up')
      LEFT JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.deleted_at IS NULL
     WHERE r.id = ANY(CAST(:rider_ids AS text[])) OR (CAST(:rider_ids AS text[]) IS NULL AND d.id IS NOT NULL)
     GROUP BY r.id
     ORDER BY r.id
     LIMIT :limit`,
    params,
  );
  return rows;
}
