const MS_PER_MINUTE = 60_000;

/** An order that is being packed, and what its store says of packing and of looking for riders. */
export type OrderBeingPacked = {
  order_id: string;
  placed_at_ms: number;
  /** When somebody began to pick it; null before. */
  preparing_at_ms: number | null;
  prep_minutes: number;
  horizon_ms: number;
};

/** When an order should be packed, in epoch milliseconds: the store's time for packing after somebody began. */
export function expectedReadyAt(
  order: Pick<OrderBeingPacked, "placed_at_ms" | "preparing_at_ms" | "prep_minutes">,
): number {
  return (order.preparing_at_ms ?? order.placed_at_ms) + order.prep_minutes * MS_PER_MINUTE;
}

/** The orders for which a rider is looked for already: somebody packs them and they should be ready within the horizon. */
export function dueOrders(orders: readonly OrderBeingPacked[], now_ms: number): string[] {
  return orders
    .filter((order) => order.preparing_at_ms !== null && order.horizon_ms > 0)
    .filter((order) => expectedReadyAt(order) <= now_ms + order.horizon_ms)
    .map(({ order_id }) => order_id);
}
