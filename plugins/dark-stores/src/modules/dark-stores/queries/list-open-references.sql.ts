import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * References that have held stock since before an instant and still do, in order. Parameters: the instant, the last
 * reference of the page before (empty for the first), how many. Rows: one per reference.
 */
export async function listOpenReferences(
  db: Knex,
  params: { held_before: Date; after: string; limit: number },
): Promise<{ reference: string }[]> {
  const { rows } = await db.raw<{ rows: { reference: string }[] }>(
    `SELECT DISTINCT reference
     FROM stock_hold
     WHERE status = 'held' AND created_at < :held_before AND reference > :after
     ORDER BY reference
     LIMIT :limit`,
    params,
  );
  return rows;
}
