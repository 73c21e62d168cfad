import { overviewOf } from "./overview";

describe("the overview", () => {
  it("counts every order, but money and promises of delivered ones only", () => {
    const overview = overviewOf(
      [
        { status: "cancelled", orders: 1, value: 80, promise_kept: 0 },
        { status: "delivered", orders: 3, value: 300.5, promise_kept: 2 },
        { status: "preparing", orders: 2, value: 120, promise_kept: 0 },
      ],
      [{ stage: "pick", orders: 3, p50_minutes: 1.234, p90_minutes: 2.96 }],
    );
    expect(overview).toMatchObject({
      orders: 6,
      revenue: 300.5,
      promise_kept_percent: 66.7,
      by_status: { pending: 0, preparing: 2, delivered: 3, cancelled: 1 },
      stages: [{ stage: "pick", orders: 3, p50_minutes: 1.2, p90_minutes: 3 }],
    });
  });

  it("promises nothing where nothing was delivered", () => {
    expect(overviewOf([], [])).toMatchObject({ orders: 0, revenue: 0, promise_kept_percent: null, stages: [] });
  });
});
