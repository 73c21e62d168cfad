import type { OrderStatusChanged } from "@quickdash/order-flow/contract";
import type { EtaChanged } from "@quickdash/rider-delivery/contract";
import type { OrderEtaMessage, OrderStatusMessage, StoreOrderMessage } from "../contract";

const FINISHED = new Set(["delivered", "cancelled"]);

/** Whether nothing more will happen to the order. */
export function isFinished(status: string): boolean {
  return FINISHED.has(status);
}

/** What customer and operations are told of a transition. */
export function toOrderStatus({ order_id, to, at }: OrderStatusChanged): OrderStatusMessage {
  return { order_id, status: to, at };
}

/** What the store is told: an order exists for it once it is confirmed; before that there is nothing to pick. */
export function toStoreOrder(
  event: OrderStatusChanged,
): { event: "order.created" | "order.updated"; message: StoreOrderMessage } | undefined {
  if (event.to === "pending") {
    return undefined;
  }
  const { order_id, display_id, dark_store_id, to, at } = event;
  return {
    event: to === "confirmed" ? "order.created" : "order.updated",
    message: { order_id, display_id, dark_store_id, status: to, at },
  };
}

/** The minutes left until the promise, counted from `at`; a promise that has passed leaves none. */
export function toOrderEta(order_id: string, promised_at: Date, at: Date): OrderEtaMessage {
  const left_ms = promised_at.getTime() - at.getTime();
  return {
    order_id,
    promised_at: promised_at.toISOString(),
    eta_minutes: Math.max(0, Math.ceil(left_ms / 60_000)),
    at: at.toISOString(),
  };
}

/** The minutes left by where the rider is. */
export function toRiderEta(
  { order_id, eta_minutes, eta_p90_minutes, at }: EtaChanged,
  promised_at: Date,
): OrderEtaMessage {
  return { order_id, promised_at: promised_at.toISOString(), eta_minutes, eta_p90_minutes, at };
}
