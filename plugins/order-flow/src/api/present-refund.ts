import type { AdminRefund, StoreRefund } from "../contract";
import type { RefundRow } from "../modules/order-flow/service";

/** A refund for its customer. */
export function presentStoreRefund(refund: RefundRow): StoreRefund {
  return {
    id: refund.id,
    status: refund.status,
    reason: refund.reason,
    note: refund.note,
    amount: refund.amount,
    currency_code: refund.currency_code,
    created_at: refund.created_at.toISOString(),
    refunded_at: refund.refunded_at?.toISOString() ?? null,
    decline_reason: refund.decline_reason,
    items: refund.items.map(({ line_item_id, title, quantity, amount }) => ({ line_item_id, title, quantity, amount })),
  };
}

/** A refund for `/admin/refunds`. */
export function presentRefund(refund: RefundRow): AdminRefund {
  const { decided_by_type, decided_by_id } = refund;
  return {
    ...presentStoreRefund(refund),
    order_id: refund.order_id,
    display_id: refund.display_id,
    customer_id: refund.customer_id,
    dark_store_id: refund.dark_store_id,
    payment_method: refund.payment_method,
    photo_reference: refund.photo_reference,
    requested_by: { type: refund.requested_by_type, id: refund.requested_by_id },
    decided_by: decided_by_type && decided_by_id ? { type: decided_by_type, id: decided_by_id } : null,
    decided_at: refund.decided_at?.toISOString() ?? null,
    pay_out_reference: refund.pay_out_reference,
    attempts: refund.attempts,
    last_error: refund.last_error,
  };
}
