import { stockOwedBy, type StockOwner } from "./stock-owed";

const AT = "2026-11-23T10:00:00.000Z";
const order = (status: StockOwner["status"], ready: string | null = null, left: string | null = null): StockOwner => ({
  status,
  ready_for_pickup_at: ready,
  out_for_delivery_at: left,
});
const nothing = { commit: false, return: false, release: false };

describe("the stock of an order", () => {
  it.each(["pending", "confirmed", "preparing"] as const)("stays held while it is %s", (status) => {
    expect(stockOwedBy(order(status))).toEqual(nothing);
  });

  it.each(["ready_for_pickup", "out_for_delivery", "delivered"] as const)(
    "is off the shelf when it is %s",
    (status) => {
      expect(stockOwedBy(order(status, AT))).toEqual({ ...nothing, commit: true });
    },
  );

  it("is held no more when it is cancelled", () => {
    expect(stockOwedBy(order("cancelled"))).toEqual({ ...nothing, release: true });
  });

  it("comes back from a bag that never left the store", () => {
    expect(stockOwedBy(order("cancelled", AT))).toEqual({ commit: false, return: true, release: true });
  });

  it("comes back from the road only when the store confirms it", () => {
    expect(stockOwedBy(order("cancelled", AT, AT))).toEqual({ ...nothing, release: true });
  });
});
