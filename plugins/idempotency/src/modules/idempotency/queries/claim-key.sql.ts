import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: one run of a request takes its key, for as long as its lease lasts.
 * Parameters: id, fingerprint, attempt (unique per run), lease and lifetime in seconds.
 * Rows: the id, or none when the key belongs to another request, is being worked on or has its answer.
 * Invariant: of any number that want a key one gets it. A key that ran out is as good as new; one whose lease ran out
 * without an answer goes to the next run of the same request alone.
 */
export async function claimKey(
  db: Knex,
  params: { id: string; fingerprint: string; attempt: string; lease_seconds: number; lifetime_seconds: number },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `insert into idempotency_key as kept (id, fingerprint, attempt, lease_until, expires_at)
     values (:id, :fingerprint, :attempt,
             now() + make_interval(secs => :lease_seconds), now() + make_interval(secs => :lifetime_seconds))
         on conflict (id) do update
        set fingerprint = excluded.fingerprint, attempt = excluded.attempt, lease_until = excluded.lease_until,
            expires_at = excluded.expires_at, answered_at = null, answer_status = null, answer_type = null,
            answer_body = null, updated_at = now()
      where kept.expires_at <= now()
         or (kept.answered_at is null and kept.lease_until <= now() and kept.fingerprint = excluded.fingerprint)
     returning id`,
    params,
  );
  return rows;
}
