import { earningFor } from "./earnings";

const RULES = { base: 20, per_km: 6, road_factor: 1.5 };

describe("what a delivery pays", () => {
  it("pays the base for no distance", () => {
    expect(earningFor(0, RULES)).toBe(20);
  });

  it("pays the road, which is longer than the straight line", () => {
    expect(earningFor(2000, RULES)).toBe(38);
  });

  it("rounds to paise", () => {
    expect(earningFor(333, RULES)).toBe(23);
    expect(earningFor(1111, RULES)).toBe(30);
    expect(earningFor(1234, { ...RULES, road_factor: 1 })).toBe(27.4);
  });

  it("never pays less than the base", () => {
    expect(earningFor(-50, RULES)).toBe(20);
  });
});
