import type { OrderStatus, QuickOrder } from "./quick-orders.js";

/** Statuses of orders that are on their way to the customer. */
export const OPEN_STATUSES = [
  "pending",
  "confirmed",
  "preparing",
  "ready_for_pickup",
  "out_for_delivery",
] as const satisfies readonly OrderStatus[];

type Promised = Pick<QuickOrder, "status" | "promised_at" | "timeline">;

/** How long after its promise an order came, or how long it is overdue; negative before, null when it was cancelled. */
export function latenessMs({ status, promised_at, timeline }: Promised, now: number): number | null {
  if (status === "cancelled") return null;
  const delivered = timeline.find((step) => step.status === "delivered")?.at;
  return (delivered === undefined ? now : Date.parse(delivered)) - Date.parse(promised_at);
}

/** True of an order that came after its promise, or has not come by it. */
export function isLate(order: Promised, now: number): boolean {
  return (latenessMs(order, now) ?? 0) > 0;
}

/** A span of time for people: `45 s`, `3 min 20 s`, `2 h 5 min`. */
export function spanText(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return hours < 48 ? `${hours} h ${minutes % 60} min` : `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
