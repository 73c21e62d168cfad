import { headingOf, metresBetween, placeAt, stepTowards } from "./places.js";

const STORE = { latitude: 12.9719, longitude: 77.6412 };

describe("places", () => {
  it("are as far apart as asked for", () => {
    for (const degrees of [0, 45, 133, 270]) {
      expect(metresBetween(STORE, placeAt(STORE, 500, degrees))).toBeCloseTo(500, 0);
    }
  });

  it("know the direction between them", () => {
    expect([0, 90, 180, 270].map((degrees) => headingOf(STORE, placeAt(STORE, 300, degrees)))).toEqual([
      0, 90, 180, 270,
    ]);
  });

  it("are reached in steps that never pass the end", () => {
    const door = placeAt(STORE, 100, 60);
    expect(metresBetween(STORE, stepTowards(STORE, door, 30))).toBeCloseTo(30, 1);
    expect(stepTowards(STORE, door, 130)).toEqual(door);
  });
});
