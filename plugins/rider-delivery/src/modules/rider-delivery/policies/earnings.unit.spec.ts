import { earningFor, nextIncentive } from "./earnings";

const RULES = { base: 20, per_km: 6, road_factor: 1.5 };

describe("what a delivery pays", () => {
  it("is the base when there is no way", () => {
    expect(earningFor(0, RULES)).toEqual({ earning: 20, earning_for_distance: 0 });
  });

  it("is base plus road distance, and says which part is for the way", () => {
    expect(earningFor(2000, RULES)).toEqual({ earning: 38, earning_for_distance: 18 });
  });

  it("is rounded to paise", () => {
    expect(earningFor(333, RULES)).toEqual({ earning: 23, earning_for_distance: 3 });
    expect(earningFor(1111, RULES)).toEqual({ earning: 30, earning_for_distance: 10 });
    expect(earningFor(1234, { ...RULES, road_factor: 1 })).toEqual({ earning: 27.4, earning_for_distance: 7.4 });
  });

  it("is never less than the base", () => {
    expect(earningFor(-50, RULES)).toEqual({ earning: 20, earning_for_distance: 0 });
  });
});

describe("the next incentive", () => {
  const INCENTIVES = [
    { deliveries: 20, amount: 150 },
    { deliveries: 10, amount: 50 },
  ];

  it("is the nearest one that is not reached", () => {
    expect(nextIncentive(0, INCENTIVES)).toEqual({ deliveries: 10, amount: 50, missing: 10 });
    expect(nextIncentive(10, INCENTIVES)).toEqual({ deliveries: 20, amount: 150, missing: 10 });
    expect(nextIncentive(19, INCENTIVES)).toEqual({ deliveries: 20, amount: 150, missing: 1 });
  });

  it("is none when all are reached", () => {
    expect(nextIncentive(20, INCENTIVES)).toBeNull();
  });
});
