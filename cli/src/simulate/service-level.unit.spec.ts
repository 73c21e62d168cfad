import { promiseKept, utilisation } from "./service-level.js";

const order = (status: "delivered" | "cancelled", at: string) => ({
  status,
  promised_at: "2026-01-01T10:10:00Z",
  timeline: [{ status, at }],
});

describe("the level of service", () => {
  it("counts deliveries by their promise and leaves out what was cancelled", () => {
    const orders = [
      order("delivered", "2026-01-01T10:10:00Z"),
      order("delivered", "2026-01-01T10:10:01Z"),
      order("cancelled", "2026-01-01T10:30:00Z"),
    ];
    expect(promiseKept(orders)).toEqual({ delivered: 2, on_time: 1, share: 0.5 });
    expect(promiseKept([]).share).toBeNull();
  });

  it("is how much of their shift riders had an order", () => {
    const rest = { deliveries: 1, declined: 2, disappeared: 0 };
    const rider = { name: "Ravi", busyMs: 30, onShiftMs: 120, track: [], place: null, ...rest };
    expect(utilisation([rider])).toEqual([{ name: "Ravi", share: 0.25, ...rest }]);
    expect(utilisation([{ ...rider, onShiftMs: 0 }])[0]!.share).toBe(0);
  });
});
