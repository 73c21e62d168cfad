import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageStatus } from "../../../contract";

export interface SettleMessageParams {
  id: string;
  /** The try that is settled; a later one is somebody else's. */
  attempts: number;
  status: Exclude<MessageStatus, "sending">;
  /** Not tried again before that many seconds have passed. */
  pause_seconds: number;
  last_error: string | null;
  external_id: string | null;
}

/**
 * Purpose: notes how a try ended. Parameters: see SettleMessageParams.
 * Rows: one, or none when the lease had ended and another sender has taken over. Invariant: each try is settled once.
 */
export async function settleMessage(db: Knex, params: SettleMessageParams): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update order_message
        set status = :status,
            lease_until = null,
            due_at = now() + make_interval(secs => :pause_seconds),
            last_error = :last_error,
            external_id = :external_id,
            sent_at = case when :status = 'sent' then now() end,
            updated_at = now()
      where id = :id and status = 'sending' and attempts = :attempts
     returning id`,
    { ...params },
  );
  return result.rows;
}
