import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Deletes how long rides took, of those that are too old to say how long the next one takes.
 * Parameters: days they are kept, rows in one statement. Rows: one, how many were deleted.
 * Invariant: never waits for another process that deletes (SKIP LOCKED); found by the index on ended_at.
 */
export async function deleteOldLegs(
  db: Knex,
  params: { keep_days: number; limit: number },
): Promise<{ deleted: number }[]> {
  const { rows } = await db.raw<{ rows: { deleted: number }[] }>(
    `
    WITH old AS (
      SELECT delivery_id
        FROM delivery_leg
       WHERE ended_at < now() - :keep_days * interval '1 day'
       ORDER BY ended_at
       LIMIT :limit
         FOR UPDATE SKIP LOCKED),
    gone AS (
      DELETE FROM delivery_leg l USING old WHERE l.delivery_id = old.delivery_id RETURNING 1)
    SELECT count(*)::int AS deleted FROM gone`,
    params,
  );
  return rows;
}
