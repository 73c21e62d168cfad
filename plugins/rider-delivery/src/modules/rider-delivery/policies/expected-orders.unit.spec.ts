import { dueOrders, expectedReadyAt, type OrderBeingPacked } from "./expected-orders";

const NOW = 1_000_000_000;
const MINUTE = 60_000;

const packedSince = (minutes: number | null, changes: Partial<OrderBeingPacked> = {}): OrderBeingPacked => ({
  order_id: "order",
  placed_at_ms: NOW - 10 * MINUTE,
  preparing_at_ms: minutes === null ? null : NOW - minutes * MINUTE,
  prep_minutes: 5,
  horizon_ms: 2 * MINUTE,
  ...changes,
});

describe("an order that is being packed", () => {
  it("should be ready the store's time for packing after somebody began, or after it was placed", () => {
    expect(expectedReadyAt(packedSince(1))).toBe(NOW + 4 * MINUTE);
    expect(expectedReadyAt(packedSince(null))).toBe(NOW - 5 * MINUTE);
  });

  it("gets a rider looked for within the horizon and when it is late, not before", () => {
    expect(dueOrders([packedSince(2.9)], NOW)).toEqual([]);
    expect(dueOrders([packedSince(3)], NOW)).toEqual(["order"]);
    expect(dueOrders([packedSince(9)], NOW)).toEqual(["order"]);
  });

  it("gets none before somebody packs it, nor at a store that waits until it is packed", () => {
    expect(dueOrders([packedSince(null)], NOW)).toEqual([]);
    expect(dueOrders([packedSince(9, { horizon_ms: 0 })], NOW)).toEqual([]);
  });
});
