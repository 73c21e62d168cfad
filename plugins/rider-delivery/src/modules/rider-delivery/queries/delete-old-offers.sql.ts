import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Deletes offers that nobody accepted and nobody asks about any more, oldest first.
 * Parameters: days they are kept, rows in one statement. Rows: one, how many were deleted.
 * Invariant: an accepted or open offer stays; never waits for another process that deletes (SKIP LOCKED).
 */
export async function deleteOldOffers(
  db: Knex,
  params: { keep_days: number; limit: number },
): Promise<{ deleted: number }[]> {
  const { rows } = await db.raw<{ rows: { deleted: number }[] }>(
    `
    WITH old AS (
      SELECT id
        FROM delivery_offer
       WHERE status NOT IN ('accepted', 'offered') AND created_at < now() - :keep_days * interval '1 day'
       ORDER BY created_at
       LIMIT :limit
         FOR UPDATE SKIP LOCKED),
    gone AS (
      DELETE FROM delivery_offer o USING old WHERE o.id = old.id RETURNING 1)
    SELECT count(*)::int AS deleted FROM gone`,
    params,
  );
  return rows;
}
