import type { OrderMessage } from "../../../contract";
import type { OrderMessageRecord } from "../../../modules/order-messages";

/** A message as operations see it. */
export function presentOrderMessage(message: OrderMessageRecord): OrderMessage {
  const { id, order_id, cart_id, kind, channel, status, attempts, last_error } = message;
  return {
    id,
    order_id,
    cart_id,
    kind,
    channel,
    status,
    attempts,
    last_error,
    occurred_at: instant(message.occurred_at),
    due_at: instant(message.due_at),
    expires_at: instant(message.expires_at),
    sent_at: message.sent_at && instant(message.sent_at),
    created_at: instant(message.created_at),
  };
}

function instant(value: Date | string): string {
  return new Date(value).toISOString();
}
