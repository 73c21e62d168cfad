import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageStatus } from "../../../contract";

export interface RetryMessageParams {
  id: string;
  statuses: readonly MessageStatus[];
  tries: number;
  useful_for_seconds: number;
}

/**
 * Purpose: has a message that was given up tried again, at once. Parameters: see RetryMessageParams.
 * Rows: one, or none when it is not in one of the statuses. Invariant: what was sent is never sent again.
 */
export async function retryMessage(db: Knex, params: RetryMessageParams): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update order_message
        set status = 'waiting',
            due_at = now(),
            expires_at = now() + make_interval(secs => :useful_for_seconds),
            max_attempts = attempts + :tries,
            last_error = null,
            updated_at = now()
      where id = :id and status = any(:statuses) and deleted_at is null
     returning id`,
    { ...params },
  );
  return result.rows;
}
