import { percentile, stageTimes } from "./stages.js";

describe("percentiles", () => {
  it("are values that occurred, by nearest rank", () => {
    const values = [15, 20, 35, 40, 50];
    expect([5, 30, 40, 50, 100].map((percent) => percentile(values, percent))).toEqual([15, 20, 20, 35, 50]);
  });

  it("do not depend on the order, and sort as numbers", () => {
    expect(percentile([100, 9, 20], 50)).toBe(20);
  });

  it("of nothing are null", () => {
    expect(percentile([], 50)).toBeNull();
  });
});

describe("stage times", () => {
  it("span from one status to the next and leave out what has not happened", () => {
    const at = (second: number) => new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString();
    const done = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery", "delivered"];
    const stages = stageTimes([
      { timeline: done.map((status, index) => ({ status, at: at(index * 2) })) },
      { timeline: [{ status: "confirmed", at: at(0) }] },
    ]);
    expect(stages.map(({ p50_ms }) => p50_ms)).toEqual([2000, 2000, 2000, 2000, 8000]);
    expect(stages.every(({ count }) => count === 1)).toBe(true);
  });
});
