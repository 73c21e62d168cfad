import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RefundReason, RefundStatus } from "../../../contract";
import type { ClaimedLine } from "./claim-refund-lines.sql";

export interface InsertRefundParams {
  id: string;
  order_id: string;
  customer_id: string | null;
  status: RefundStatus;
  reason: RefundReason;
  note: string | null;
  photo_reference: string | null;
  amount: number;
  requested_by_type: "customer" | "operator";
  requested_by_id: string;
  /** Null while operations have to look at it. */
  decided_by_type: "operator" | "system" | null;
  decided_by_id: string | null;
  lines: ClaimedLine[];
}

/** Purpose: writes a refund down with its lines. Parameters: see InsertRefundParams. Rows: the refund's id. */
export async function insertRefund(db: Knex, { lines, ...refund }: InsertRefundParams): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `with refund as (
       insert into order_refund
         (id, order_id, customer_id, status, reason, note, photo_reference, amount, requested_by_type, requested_by_id,
          decided_by_type, decided_by_id, decided_at)
       values (:id, :order_id, :customer_id, :status, :reason, :note, :photo_reference, :amount, :requested_by_type,
               :requested_by_id, :decided_by_type, :decided_by_id, case when :status = 'requested' then null else now() end)
       returning id
     ), written as (
       insert into order_refund_line (refund_id, line_id, quantity, amount)
       select refund.id, line.*
         from refund,
              unnest(cast(:line_ids as text[]), cast(:quantities as integer[]), cast(:amounts as numeric[]))
                as line (line_id, quantity, amount)
     )
     select id from refund`,
    {
      ...refund,
      line_ids: lines.map((line) => line.line_id),
      quantities: lines.map((line) => line.quantity),
      amounts: lines.map((line) => line.amount),
    },
  );
  return result.rows;
}
