import { Chance } from "./chance.js";
import { cityPace } from "./pace.js";

describe("the pace of a city", () => {
  it("makes ways longer by the road factor", () => {
    expect(cityPace(1, 1.4).rideMps).toBeCloseTo(5);
  });

  it("never rides faster than the server believes", () => {
    expect(cityPace(60, 1).rideMps).toBe(32);
    expect(cityPace(60, 1.6).rideMps).toBe(20);
  });

  it("compresses picking", () => {
    expect(cityPace(60, 1).scanMs(new Chance(1))).toBeLessThanOrEqual(750);
  });
});
