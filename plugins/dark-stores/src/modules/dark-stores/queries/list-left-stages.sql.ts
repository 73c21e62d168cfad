import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ended jobs whose rows are kept for nothing: all but those that could be resumed, and those after a day.
 * Rows: id and number, at most 20.
 */
export async function listLeftStages(db: Knex): Promise<{ id: string; number: number }[]> {
  const { rows } = await db.raw<{ rows: { id: string; number: number }[] }>(
    `SELECT id, number::integer AS number
     FROM bulk_job
     WHERE is_staged AND finished_at IS NOT NULL
       AND (failure_code IS DISTINCT FROM 'interrupted' OR finished_at < now() - interval '24 hours')
     ORDER BY finished_at
     LIMIT 20`,
  );
  return rows;
}
