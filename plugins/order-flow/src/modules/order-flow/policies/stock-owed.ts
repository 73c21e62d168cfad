import type { OrderStatus } from "../../../contract";

/** An order's status, and how far it came before. */
export interface StockOwner {
  status: OrderStatus;
  ready_for_pickup_at: Date | string | null;
  out_for_delivery_at: Date | string | null;
}

/** What must have happened to the stock of an order, whoever made it so. */
export interface StockOwed {
  /** What was picked is off the shelf. */
  commit: boolean;
  /** The bag that never left the store is unpacked again. */
  return: boolean;
  /** Nothing is held any more. */
  release: boolean;
}

const PACKED: readonly OrderStatus[] = ["ready_for_pickup", "out_for_delivery", "delivered"];

/** What an order's status says of its stock. Goods that were on the road come back when the store confirms it. */
export function stockOwedBy({ status, ready_for_pickup_at, out_for_delivery_at }: StockOwner): StockOwed {
  const cancelled = status === "cancelled";
  return {
    commit: PACKED.includes(status),
    return: cancelled && ready_for_pickup_at !== null && out_for_delivery_at === null,
    release: cancelled,
  };
}
