import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: an attempt is over, whatever came of it. Parameters: subject_id, attempt.
 * Rows: the subject's id, or none when the lease had run out and is another's.
 */
export async function endLease(
  db: Knex,
  params: { subject_id: string; attempt: string },
): Promise<{ subject_id: string }[]> {
  const result = await db.raw<{ rows: { subject_id: string }[] }>(
    `delete from work_lease where subject_id = :subject_id and attempt = :attempt returning subject_id`,
    params,
  );
  return result.rows;
}
