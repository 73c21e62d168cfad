import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: a run says how much longer it works on its key; 0 seconds give it back, so that the same request may run again.
 * Parameters: id, attempt, seconds. Rows: the id, or none when the run no longer holds the key.
 */
export async function moveLease(
  db: Knex,
  params: { id: string; attempt: string; lease_seconds: number },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `update idempotency_key
        set lease_until = now() + make_interval(secs => :lease_seconds), updated_at = now()
      where id = :id and attempt = :attempt and answered_at is null
     returning id`,
    params,
  );
  return rows;
}
