import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: stores the answer of a run; it is repeated from now on until the key runs out.
 * Parameters: id, attempt, the answer, lifetime in seconds. Rows: the id, or none when another run has taken over.
 * Invariant: the first answer stays; a run that lost its key keeps nothing.
 */
export async function keepAnswer(
  db: Knex,
  params: {
    id: string;
    attempt: string;
    status: number;
    content_type: string | null;
    body: string | null;
    lifetime_seconds: number;
  },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `update idempotency_key
        set answered_at = now(), answer_status = :status, answer_type = :content_type, answer_body = :body,
            lease_until = now(), expires_at = now() + make_interval(secs => :lifetime_seconds), updated_at = now()
      where id = :id and attempt = :attempt and answered_at is null
     returning id`,
    params,
  );
  return rows;
}
