import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RefundReason, RefundStatus } from "../../../contract";

export interface RefundFilters {
  ids: string[] | null;
  order_ids: string[] | null;
  statuses: RefundStatus[] | null;
  customer_id: string | null;
  dark_store_id: string | null;
  from: Date | null;
  to: Date | null;
}

export interface RefundRow {
  id: string;
  order_id: string;
  display_id: number;
  customer_id: string | null;
  dark_store_id: string;
  payment_method: string;
  currency_code: string;
  status: RefundStatus;
  reason: RefundReason;
  note: string | null;
  photo_reference: string | null;
  amount: number;
  requested_by_type: string;
  requested_by_id: string;
  decided_by_type: string | null;
  decided_by_id: string | null;
  decided_at: Date | null;
  decline_reason: string | null;
  pay_out_reference: string | null;
  attempts: number;
  last_error: string | null;
  refunded_at: Date | null;
  created_at: Date;
  items: { line_id: string; line_item_id: string; title: string; quantity: number; amount: number }[];
  count: number;
}

/**
 * Purpose: refunds of delivered items with their lines, newest first.
 * Parameters: filters (null: any), limit, offset. Rows: one page, each with the count of all that match.
 */
export async function listRefunds(
  db: Knex,
  params: RefundFilters & { limit: number; offset: number },
): Promise<RefundRow[]> {
  const result = await db.raw<{ rows: RefundRow[] }>(
    `select refund.id, refund.order_id, quick_order.display_id, refund.customer_id, quick_order.dark_store_id,
            quick_order.payment_method, quick_order.currency_code, refund.status, refund.reason, refund.note,
            refund.photo_reference, cast(refund.amount as double precision) as amount, refund.requested_by_type,
            refund.requested_by_id, refund.decided_by_type, refund.decided_by_id, refund.decided_at,
            refund.decline_reason, refund.pay_out_reference, refund.attempts, refund.last_error, refund.refunded_at,
            refund.created_at, refunded.items, cast(count(*) over () as integer) as count
       from order_refund refund
       join quick_order on quick_order.order_id = refund.order_id
      cross join lateral (
              select json_agg(json_build_object('line_id', line.id, 'line_item_id', line.line_item_id,
                       'title', coalesce(line.substitute_title, line.title), 'quantity', piece.quantity,
                       'amount', cast(piece.amount as double precision)) order by line.id) as items
                from order_refund_line piece
                join quick_order_line line on line.id = piece.line_id
               where piece.refund_id = refund.id
            ) as refunded
      where (cast(:ids as text[]) is null or refund.id = any(:ids))
        and (cast(:order_ids as text[]) is null or refund.order_id = any(:order_ids))
        and (cast(:statuses as text[]) is null or refund.status = any(:statuses))
        and (cast(:customer_id as text) is null or refund.customer_id = :customer_id)
        and (cast(:dark_store_id as text) is null or quick_order.dark_store_id = :dark_store_id)
        and (cast(:from as timestamptz) is null or refund.created_at >= :from)
        and (cast(:to as timestamptz) is null or refund.created_at < :to)
      order by refund.created_at desc, refund.id
      limit :limit offset :offset`,
    { ...params },
  );
  return result.rows;
}
