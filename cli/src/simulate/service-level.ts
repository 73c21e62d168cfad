import { latenessMs } from "../orders/lateness.js";
import type { QuickOrder } from "../orders/quick-orders.js";
import type { RiderRecord } from "./ledger.js";

export interface PromiseKept {
  delivered: number;
  on_time: number;
  /** From 0 to 1; null when nothing was delivered. */
  share: number | null;
}

/** How many deliveries came by their promise, by the server's clock. */
export function promiseKept(orders: readonly Pick<QuickOrder, "status" | "promised_at" | "timeline">[]): PromiseKept {
  const delivered = orders.filter(({ status }) => status === "delivered");
  const onTime = delivered.filter((order) => (latenessMs(order, 0) ?? 0) <= 0).length;
  return {
    delivered: delivered.length,
    on_time: onTime,
    share: delivered.length === 0 ? null : onTime / delivered.length,
  };
}

export interface Utilisation {
  name: string;
  /** Share of the shift with an order, from 0 to 1. */
  share: number;
  deliveries: number;
  declined: number;
  disappeared: number;
}

/** How much of their shift riders had work. */
export function utilisation(riders: Iterable<RiderRecord>): Utilisation[] {
  return [...riders].map(({ name, busyMs, onShiftMs, deliveries, declined, disappeared }) => ({
    name,
    share: onShiftMs === 0 ? 0 : Math.min(busyMs / Math.max(onShiftMs, busyMs), 1),
    deliveries,
    declined,
    disappeared,
  }));
}
