import type { MessageKind, OrderStatus } from "../../../contract";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

interface MessageRule {
  /** The status of the order that it announces; null when it is about money alone. */
  announces: OrderStatus | null;
  /** How long after the event it is still of use. */
  useful_for_ms: number;
  /** Customers may do without it. What is about their money they are always told. */
  can_be_declined: boolean;
}

/** "The rider is on the way" an hour late is worse than nothing; that money goes back is true tomorrow too. */
export const MESSAGE_RULES: Readonly<Record<MessageKind, MessageRule>> = {
  order_confirmed: { announces: "confirmed", useful_for_ms: 30 * MINUTE_MS, can_be_declined: true },
  being_packed: { announces: "preparing", useful_for_ms: 30 * MINUTE_MS, can_be_declined: true },
  rider_on_the_way: { announces: "out_for_delivery", useful_for_ms: 30 * MINUTE_MS, can_be_declined: true },
  delivered: { announces: "delivered", useful_for_ms: 2 * HOUR_MS, can_be_declined: true },
  cancelled: { announces: "cancelled", useful_for_ms: 24 * HOUR_MS, can_be_declined: false },
  refunded: { announces: null, useful_for_ms: 24 * HOUR_MS, can_be_declined: false },
  payment_returned: { announces: null, useful_for_ms: 24 * HOUR_MS, can_be_declined: false },
};

/** Kinds that tell how far an order is: of these a later one makes an earlier one pointless. */
export const PROGRESS_KINDS: readonly MessageKind[] = Object.entries(MESSAGE_RULES)
  .filter(([, rule]) => rule.announces !== null)
  .map(([kind]) => kind as MessageKind);

/** What a customer is told when an order reaches a status; null for a status that nobody waits to hear of. */
export function kindOfStatus(status: OrderStatus): MessageKind | null {
  return PROGRESS_KINDS.find((kind) => MESSAGE_RULES[kind].announces === status) ?? null;
}
