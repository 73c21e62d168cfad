import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageChannel, MessageKind } from "../../../contract";

export interface ClaimedMessage {
  id: string;
  order_id: string | null;
  cart_id: string | null;
  kind: MessageKind;
  channel: MessageChannel;
  amount: number | null;
  currency_code: string | null;
  attempts: number;
  max_attempts: number;
}

/**
 * Purpose: takes messages that are due, to send them. Parameters: progress_kinds, limit, lease_seconds.
 * Rows: what this caller alone may send until the lease ends. Invariant: a message has one sender at a time, and of the
 * progress of an order the earlier is told before the later.
 */
export async function claimMessages(
  db: Knex,
  params: { progress_kinds: readonly MessageKind[]; limit: number; lease_seconds: number },
): Promise<ClaimedMessage[]> {
  const result = await db.raw<{ rows: ClaimedMessage[] }>(
    `with due as (
       select id
         from order_message due
        where due.status in ('waiting', 'sending')
          and coalesce(due.lease_until, due.due_at) <= now()
          and due.expires_at > now()
          and due.attempts < due.max_attempts
          and due.deleted_at is null
          and not (due.kind = any(:progress_kinds) and exists (
                select 1
                  from order_message earlier
                 where earlier.order_id = due.order_id
                   and earlier.channel = due.channel
                   and earlier.kind = any(:progress_kinds)
                   and earlier.occurred_at < due.occurred_at
                   and earlier.status in ('waiting', 'sending')
                   and earlier.deleted_at is null
              ))
        order by due.due_at, due.id
        limit :limit
          for update skip locked
     )
     update order_message
        set status = 'sending', lease_until = now() + make_interval(secs => :lease_seconds), attempts = attempts + 1, updated_at = now()
       from due
      where due.id = order_message.id
     returning order_message.id, order_message.order_id, order_message.cart_id, order_message.kind,
               order_message.channel, cast(order_message.amount as double precision) as amount,
               order_message.currency_code, order_message.attempts, order_message.max_attempts`,
    { ...params },
  );
  return result.rows;
}
