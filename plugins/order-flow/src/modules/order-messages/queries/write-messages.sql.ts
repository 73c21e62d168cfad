import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageChannel, MessageKind } from "../../../contract";

export interface WriteMessageRow {
  id: string;
  subject_id: string;
  order_id: string | null;
  cart_id: string | null;
  kind: MessageKind;
  channel: MessageChannel;
  amount: number | null;
  currency_code: string | null;
  occurred_at: string;
  expires_at: Date;
  max_attempts: number;
}

/**
 * Purpose: notes messages that are owed. Parameters: rows, due at once.
 * Rows: those that were not noted before. Invariant: an event is told once per channel, however often it is heard.
 */
export async function writeMessages(db: Knex, rows: WriteMessageRow[]): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `insert into order_message (id, subject_id, order_id, cart_id, kind, channel, status, amount, raw_amount,
                                currency_code, occurred_at, expires_at, due_at, max_attempts)
     select id, subject_id, order_id, cart_id, kind, channel, 'waiting', amount,
            case when amount is not null then jsonb_build_object('value', cast(amount as text), 'precision', 20) end,
            currency_code, occurred_at, expires_at, now(), max_attempts
       from jsonb_to_recordset(cast(:rows as jsonb))
            as owed (id text, subject_id text, order_id text, cart_id text, kind text, channel text, amount numeric,
                     currency_code text, occurred_at timestamptz, expires_at timestamptz, max_attempts integer)
      order by subject_id, kind, channel
     on conflict (subject_id, kind, channel) do nothing
     returning id`,
    { rows: JSON.stringify(rows) },
  );
  return result.rows;
}
