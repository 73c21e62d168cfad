import { intervalOf, overviewOf, type OverviewParts } from "./overview";

const NOTHING: OverviewParts = { summaries: [], stages: [], fill: undefined, cancellations: [], intervals: [] };
const HOUR_MS = 3_600_000;

describe("the overview", () => {
  it("counts every order, but money and promises of delivered ones only", () => {
    const overview = overviewOf({
      ...NOTHING,
      summaries: [
        { status: "cancelled", orders: 1, value: 80, promise_kept: 0 },
        { status: "delivered", orders: 3, value: 300.5, promise_kept: 2 },
        { status: "preparing", orders: 2, value: 120, promise_kept: 0 },
      ],
      stages: [{ stage: "pick", orders: 3, p50_minutes: 1.234, p90_minutes: 2.96 }],
    });
    expect(overview).toMatchObject({
      orders: 6,
      revenue: 300.5,
      average_basket: 100.17,
      promise_kept_percent: 66.7,
      by_status: { pending: 0, preparing: 2, delivered: 3, cancelled: 1 },
      stages: [{ stage: "pick", orders: 3, p50_minutes: 1.2, p90_minutes: 3 }],
    });
  });

  it("tells how much of what was ordered was there, and with what came instead", () => {
    const overview = overviewOf({ ...NOTHING, fill: { ordered: 200, picked: 190, substituted: 6 } });
    expect(overview).toMatchObject({ fill_rate_percent: 95, fill_rate_with_substitutes_percent: 98 });
  });

  it("tells the promise of each interval by what was delivered in it", () => {
    const starts_at = new Date("2026-11-22T18:30:00Z");
    const interval = { starts_at, orders: 4, delivered: 3, cancelled: 1, revenue: 10, promise_kept: 1 };
    const none = { ...interval, delivered: 0, promise_kept: 0 };
    expect(overviewOf({ ...NOTHING, intervals: [interval, none] }).series).toEqual([
      { starts_at, orders: 4, delivered: 3, cancelled: 1, revenue: 10, promise_kept_percent: 33.3 },
      { starts_at, orders: 4, delivered: 0, cancelled: 1, revenue: 10, promise_kept_percent: null },
    ]);
  });

  it("promises nothing where nothing was delivered, and fills nothing where nothing was picked", () => {
    expect(overviewOf({ ...NOTHING, fill: { ordered: 0, picked: 0, substituted: 0 } })).toMatchObject({
      orders: 0,
      revenue: 0,
      average_basket: null,
      promise_kept_percent: null,
      fill_rate_percent: null,
      stages: [],
      series: [],
    });
  });
});

describe("a window", () => {
  const from = new Date("2026-11-20T00:00:00Z");

  it("is told by hours up to two days, and by days beyond", () => {
    expect(intervalOf({ from, to: new Date(from.getTime() + 48 * HOUR_MS) })).toBe("hour");
    expect(intervalOf({ from, to: new Date(from.getTime() + 49 * HOUR_MS) })).toBe("day");
  });
});
