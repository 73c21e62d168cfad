import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MessageKind } from "../../../contract";

export interface RetireMessagesParams {
  progress_kinds: readonly MessageKind[];
  /** What happened longer ago than this and is still waiting is late. */
  late_after_seconds: number;
  limit: number;
}

/**
 * Purpose: ends messages that must not be sent any more: older than they are of use (`stale`), late or failed once while a
 * later one about the same order is owed or sent (`outdated`), or tried as often as allowed by a sender that then
 * vanished (`dead`).
 * Parameters: see RetireMessagesParams. Rows: what was ended. Invariant: what somebody is sending now is left alone.
 */
export async function retireMessages(
  db: Knex,
  params: RetireMessagesParams,
): Promise<{ id: string; status: "stale" | "outdated" | "dead" }[]> {
  const result = await db.raw<{ rows: { id: string; status: "stale" | "outdated" | "dead" }[] }>(
    `with idle as (
       select id, order_id, channel, kind, occurred_at, expires_at, attempts, max_attempts
         from order_message
        where status in ('waiting', 'sending') and coalesce(lease_until, due_at) <= now() and deleted_at is null
        order by due_at, id
        limit :limit
          for update skip locked
     ), judged as (
       select id,
              case
                when expires_at <= now() then 'stale'
                when kind = any(:progress_kinds) and (attempts > 0 or occurred_at < now() - make_interval(secs => :late_after_seconds))
                     and exists (
                       select 1
                         from order_message later
                        where later.order_id = idle.order_id
                          and later.channel = idle.channel
                          and later.kind = any(:progress_kinds)
                          and later.occurred_at > idle.occurred_at
                          and later.deleted_at is null
                     ) then 'outdated'
                when attempts >= max_attempts then 'dead'
              end as verdict
         from idle
     )
     update order_message
        set status = judged.verdict, lease_until = null, updated_at = now()
       from judged
      where judged.id = order_message.id and judged.verdict is not null
     returning order_message.id, order_message.status`,
    { ...params },
  );
  return result.rows;
}
