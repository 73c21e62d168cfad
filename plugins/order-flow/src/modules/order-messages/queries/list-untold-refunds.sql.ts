import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface UntoldRefund {
  /** What the message is about: our refund of delivered items, otherwise Medusa's. */
  subject_id: string;
  order_id: string;
  /** In major units. */
  amount: number;
  currency_code: string;
  created_at: Date;
}

/**
 * Purpose: money of orders that went back and of which no message was noted, because its event was lost. The order's books
 * are the truth: they are written when the money is with the customer. What operators give back with Medusa's own means
 * has no purpose in its metadata and is not ours to tell.
 * Parameters: since and until (when it went back), tried_since (a refund may have been tried that long), limit.
 * Rows: oldest first. Invariant: the subject is the one of `order_flow.refunded`, so that nothing is noted twice.
 */
export async function listUntoldRefunds(
  db: Knex,
  params: { since: Date; until: Date; tried_since: Date; limit: number },
): Promise<UntoldRefund[]> {
  const result = await db.raw<{ rows: UntoldRefund[] }>(
    `select told.subject_id, booked.order_id, cast(made.amount as float8) as amount, booked.currency_code,
            booked.created_at
       from refund made
       join order_transaction booked
         on booked.reference_id = made.id and booked.reference = 'refund' and booked.deleted_at is null
      cross join lateral (
            select case when made.metadata ->> 'return_kind' = 'item' then made.metadata ->> 'return_id'
                        else made.id end as subject_id
            ) told
      where made.created_at >= :tried_since and made.deleted_at is null
        and made.metadata ->> 'return_kind' is not null
        and booked.created_at >= :since and booked.created_at < :until
        and not exists (
              select 1 from order_message noted where noted.subject_id = told.subject_id and noted.kind = 'refunded'
            )
      order by booked.created_at
      limit :limit`,
    params,
  );
  return result.rows;
}
