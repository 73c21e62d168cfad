import { MAX_QUEUE_MINUTES, straightLineEta } from "./eta";

describe("straight-line promise", () => {
  it("adds prep, queue and travel and rounds up", () => {
    // 5 + 4 x 0.5 + 1000 x 1.35 / 250 = 12.4
    expect(straightLineEta.promiseMinutes({ prep_minutes: 5, open_orders: 4, distance_m: 1000 })).toBe(13);
  });

  it("is at least one minute", () => {
    expect(straightLineEta.promiseMinutes({ prep_minutes: 0, open_orders: 0, distance_m: 0 })).toBe(1);
  });

  it("grows with distance and with the queue", () => {
    const base = straightLineEta.promiseMinutes({ prep_minutes: 5, open_orders: 0, distance_m: 500 });
    expect(straightLineEta.promiseMinutes({ prep_minutes: 5, open_orders: 0, distance_m: 3000 })).toBeGreaterThan(base);
    expect(straightLineEta.promiseMinutes({ prep_minutes: 5, open_orders: 10, distance_m: 500 })).toBeGreaterThan(base);
  });

  it("caps what the queue adds", () => {
    const promise = straightLineEta.promiseMinutes({ prep_minutes: 0, open_orders: 100_000, distance_m: 0 });
    expect(promise).toBe(MAX_QUEUE_MINUTES);
  });
});
