import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Deletes points that are kept no longer, oldest first.
 * Parameters: days they are kept, points in one statement. Rows: one, how many were deleted.
 * Invariant: never waits for another process that deletes (SKIP LOCKED); found by the index on recorded_at.
 */
export async function deleteOldTrackPoints(
  db: Knex,
  params: { keep_days: number; limit: number },
): Promise<{ deleted: number }[]> {
  const { rows } = await db.raw<{ rows: { deleted: number }[] }>(
    `
    WITH old AS (
      SELECT delivery_id, recorded_at
        FROM delivery_track_point
       WHERE recorded_at < now() - :keep_days * interval '1 day'
       ORDER BY recorded_at
       LIMIT :limit
         FOR UPDATE SKIP LOCKED),
    gone AS (
      DELETE FROM delivery_track_point t USING old
       WHERE t.delivery_id = old.delivery_id AND t.recorded_at = old.recorded_at
      RETURNING 1)
    SELECT count(*)::int AS deleted FROM gone`,
    params,
  );
  return rows;
}
