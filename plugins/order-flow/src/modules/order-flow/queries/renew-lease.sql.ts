import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: an attempt that is still at work keeps its lease. Parameters: subject_id, attempt, for how many seconds from
 * now. Rows: the subject's id, or none when the lease has run out and became another's.
 * Invariant: whoever lost the lease learns it here, before the next effect.
 */
export async function renewLease(
  db: Knex,
  params: { subject_id: string; attempt: string; lease_seconds: number },
): Promise<{ subject_id: string }[]> {
  const result = await db.raw<{ rows: { subject_id: string }[] }>(
    `update work_lease set lease_until = now() + make_interval(secs => :lease_seconds)
      where subject_id = :subject_id and attempt = :attempt
     returning subject_id`,
    params,
  );
  return result.rows;
}
