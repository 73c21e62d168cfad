/** An order on its way, and its delivery if it has one. */
export type OrderOnItsWay = {
  order_id: string;
  status: "ready_for_pickup" | "out_for_delivery";
  delivery: { status: string; rider_id: string | null; changed_at_ms: number } | null;
};

export type Neglected = {
  /** Ready, and nobody was told. */
  without_delivery: string[];
  /** The rider did it, and the order does not know. */
  behind: { order_id: string; to: "out_for_delivery" | "delivered"; rider_id: string }[];
};

/** A rider's call that is still under way is not neglect. */
const UNDER_WAY_MS = 30_000;

/** Tells which orders a missed event or a crash in the middle of a rider's call has left behind. */
export function findNeglected(orders: readonly OrderOnItsWay[], now_ms: number): Neglected {
  const neglected: Neglected = { without_delivery: [], behind: [] };
  for (const { order_id, status, delivery } of orders) {
    if (!delivery) {
      if (status === "ready_for_pickup") neglected.without_delivery.push(order_id);
      continue;
    }
    const { rider_id } = delivery;
    if (!rider_id || now_ms - delivery.changed_at_ms < UNDER_WAY_MS) continue;
    if (status === "ready_for_pickup" && ["picked_up", "delivered"].includes(delivery.status)) {
      neglected.behind.push({ order_id, to: "out_for_delivery", rider_id });
    } else if (status === "out_for_delivery" && delivery.status === "delivered") {
      neglected.behind.push({ order_id, to: "delivered", rider_id });
    }
  }
  return neglected;
}
