import type { MessageChannel, MessageChannels, MessageKind } from "../../../contract";
import { MESSAGE_RULES } from "./message-rules";

/** That customers are to be told of something. */
export interface OwedMessage {
  /** The order, the refund or the payment session: with the kind it names the event. */
  subject_id: string;
  order_id: string | null;
  cart_id: string | null;
  kind: MessageKind;
  amount: number | null;
  currency_code: string | null;
  /** ISO 8601: an instant that goes through a workflow is not a Date any more. */
  occurred_at: string;
}

/** That the customer is to be told how far the order is. */
export function messageOfOrder(orderId: string, kind: MessageKind, occurredAt: Date): OwedMessage {
  return {
    subject_id: orderId,
    order_id: orderId,
    cart_id: null,
    kind,
    amount: null,
    currency_code: null,
    occurred_at: occurredAt.toISOString(),
  };
}

/** That the customer is to be told of money of an order that went back; the amount is in major units. */
export function messageOfRefund(refund: {
  subject_id: string;
  order_id: string;
  amount: number;
  currency_code: string;
  created_at: Date;
}): OwedMessage {
  const { created_at, ...money } = refund;
  return { ...money, cart_id: null, kind: "refunded", occurred_at: created_at.toISOString() };
}

/** That the customer is to be told that the payment of a cart went back; the amount is in major units. */
export function messageOfPayment(payment: {
  session_id: string;
  cart_id: string;
  amount: number;
  currency_code: string;
  returned_at: Date;
}): OwedMessage {
  const { session_id, returned_at, ...money } = payment;
  const occurred_at = returned_at.toISOString();
  return { ...money, subject_id: session_id, order_id: null, kind: "payment_returned", occurred_at };
}

/** One entry per channel on which the kind goes out, each with the end of its use. */
export function onChannels<T extends OwedMessage>(
  owed: T,
  channels: MessageChannels,
): (T & { channel: MessageChannel; expires_at: Date })[] {
  const expires_at = new Date(Date.parse(owed.occurred_at) + MESSAGE_RULES[owed.kind].useful_for_ms);
  return Object.entries(channels)
    .filter(([, kinds]) => kinds.includes(owed.kind))
    .map(([channel]) => ({ ...owed, channel: channel as MessageChannel, expires_at }));
}
