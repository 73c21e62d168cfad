import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: one attempt at a piece of work begins; the others wait for its end or for the end of its lease.
 * Parameters: subject_id (what is worked on), attempt (unique per attempt), how many seconds it may take at most.
 * Rows: the subject's id, or none while another attempt is at work.
 * Invariant: a subject is worked on by one at a time, also when Redis has forgotten its lock.
 */
export async function claimLease(
  db: Knex,
  params: { subject_id: string; attempt: string; lease_seconds: number },
): Promise<{ subject_id: string }[]> {
  const result = await db.raw<{ rows: { subject_id: string }[] }>(
    `insert into work_lease as held (subject_id, attempt, lease_until)
     values (:subject_id, :attempt, now() + make_interval(secs => :lease_seconds))
         on conflict (subject_id) do update
        set attempt = excluded.attempt, lease_until = excluded.lease_until
      where held.lease_until <= now()
     returning subject_id`,
    params,
  );
  return result.rows;
}
