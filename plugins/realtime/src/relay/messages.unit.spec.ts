import type { OrderStatusChanged } from "@quickdash/order-flow/contract";
import { toDeliveryUpdated, toOfferCreated, toOfferWithdrawn } from "./delivery-messages";
import { isFinished, toOrderEta, toOrderStatus, toStoreOrder } from "./order-messages";

const AT = "2026-01-10T09:00:00.000Z";
const changed = (to: OrderStatusChanged["to"]): OrderStatusChanged => ({
  order_id: "order_1",
  display_id: 7,
  dark_store_id: "dstore_1",
  customer_id: "cus_1",
  from: null,
  to,
  at: AT,
  actor: { type: "system", id: "system" },
  reason: null,
});

describe("what is told of an order", () => {
  it("is its status to the customer, and nothing about who moved it", () => {
    expect(toOrderStatus(changed("preparing"))).toEqual({ order_id: "order_1", status: "preparing", at: AT });
  });

  it("starts for the store when the order is confirmed", () => {
    expect(toStoreOrder(changed("pending"))).toBeUndefined();
    expect(toStoreOrder(changed("confirmed"))?.event).toBe("order.created");
    expect(toStoreOrder(changed("cancelled"))).toMatchObject({
      event: "order.updated",
      message: { status: "cancelled" },
    });
  });

  it("ends with delivery or cancellation", () => {
    expect(["confirmed", "out_for_delivery", "delivered", "cancelled"].map(isFinished)).toEqual([
      false,
      false,
      true,
      true,
    ]);
  });

  it.each([
    ["2026-01-10T09:10:00.000Z", 10],
    ["2026-01-10T09:10:01.000Z", 11],
    ["2026-01-10T09:00:00.000Z", 0],
    ["2026-01-10T08:00:00.000Z", 0],
  ])("counts whole minutes until %s, never below none", (promised_at, eta_minutes) => {
    expect(toOrderEta("order_1", new Date(promised_at), new Date(AT))).toEqual({
      order_id: "order_1",
      promised_at,
      eta_minutes,
      at: AT,
    });
  });
});

describe("what is told of offers and deliveries", () => {
  const dark_store = { id: "dstore_1", code: "BLR-01", name: "Indiranagar", latitude: 12.97, longitude: 77.64 };

  it("is one entry of the rider's list of offers", () => {
    const terms = { order_ids: ["order_1"], dark_store, distance_m: 800, earning: 35, expires_at: AT };
    const message = toOfferCreated({ offer_id: "offer_1", rider_id: "rider_1", delivery_ids: ["del_1"], ...terms });
    expect(message).toEqual({ id: "offer_1", ...terms });
  });

  it("is why an offer is gone", () => {
    expect(toOfferWithdrawn({ offer_id: "offer_1", rider_id: "rider_1", reason: "taken" })).toEqual({
      id: "offer_1",
      reason: "taken",
    });
  });

  it("is a delivery without its customer", () => {
    const event = {
      order_id: "order_1",
      dark_store_id: "dstore_1",
      rider_id: "rider_1",
      status: "picked_up" as const,
      at: AT,
    };
    expect(toDeliveryUpdated({ delivery_id: "del_1", customer_id: "cus_1", ...event })).toEqual({
      id: "del_1",
      ...event,
    });
  });
});
