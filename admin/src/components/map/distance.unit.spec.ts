import { circleAround, distanceM } from "./distance.js";

const bengaluru = { latitude: 12.9716, longitude: 77.5946 };

describe("distanceM", () => {
  it("is that of the great circle: Bengaluru to Mysuru is 128 km", () => {
    const km = distanceM(bengaluru, { latitude: 12.2958, longitude: 76.6394 }) / 1000;
    expect(km).toBeGreaterThan(127);
    expect(km).toBeLessThan(129);
  });

  it("is nothing to the same place", () => {
    expect(distanceM(bengaluru, bengaluru)).toBe(0);
  });
});

describe("circleAround", () => {
  it.each([bengaluru, { latitude: 59.33, longitude: 18.07 }, { latitude: -33.9, longitude: 151.2 }])(
    "has every corner as far away as the radius says, and is closed (%p)",
    (middle) => {
      const ring = circleAround(middle, 2_500);
      expect(ring[0]).toEqual(ring.at(-1));
      for (const [longitude = 0, latitude = 0] of ring) {
        expect(Math.abs(distanceM(middle, { latitude, longitude }) - 2_500)).toBeLessThan(5);
      }
    },
  );
});
