import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RefundStatus } from "../../../contract";

export interface RefundChange {
  id: string;
  from: RefundStatus;
  to: RefundStatus;
  /** Who decides; null keeps who decided before. */
  decided_by_id: string | null;
  decline_reason: string | null;
  pay_out_reference: string | null;
}

/**
 * Purpose: moves a refund on if it still is where the caller believes, and stamps the time.
 * Parameters: see RefundChange. Rows: one when this call won, none otherwise.
 * Invariant: a refund is decided once and paid once, however many callers race for it.
 */
export async function changeRefundStatus(db: Knex, change: RefundChange): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update order_refund
        set status = :to,
            decided_by_type = case when cast(:decided_by_id as text) is null then decided_by_type else 'operator' end,
            decided_by_id = coalesce(cast(:decided_by_id as text), decided_by_id),
            decided_at = coalesce(decided_at, now()),
            decline_reason = cast(:decline_reason as text),
            pay_out_reference = coalesce(cast(:pay_out_reference as text), pay_out_reference),
            refunded_at = case when :to = 'refunded' then now() end,
            last_error = case when :to = 'refunded' then null else last_error end
      where id = :id and status = :from
     returning id`,
    { ...change },
  );
  return result.rows;
}
