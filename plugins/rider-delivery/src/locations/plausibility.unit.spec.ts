import { distanceBetween, findImplausibility, type TimedPoint } from "./plausibility";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const MINUTE = 60_000;

function pointAt(changes: Partial<TimedPoint> = {}): TimedPoint {
  return { latitude: 12.9716, longitude: 77.5946, recorded_at_ms: NOW, accuracy_m: 10, ...changes };
}

/** About 111 m further north for every thousandth of a degree. */
function north(degrees: number, changes: Partial<TimedPoint> = {}): TimedPoint {
  return pointAt({ latitude: 12.9716 + degrees, ...changes });
}

describe("the plausibility of a position", () => {
  it("accepts a first point that is recorded now", () => {
    expect(findImplausibility(pointAt(), null, NOW)).toBeNull();
  });

  it("accepts a clock up to a minute ahead and refuses more", () => {
    expect(findImplausibility(pointAt({ recorded_at_ms: NOW + MINUTE }), null, NOW)).toBeNull();
    const ahead = findImplausibility(pointAt({ recorded_at_ms: NOW + MINUTE + 1 }), null, NOW);
    expect(ahead?.code).toBe("recorded_in_future");
  });

  it("accepts a point up to ten minutes old and refuses an older one", () => {
    expect(findImplausibility(pointAt({ recorded_at_ms: NOW - 10 * MINUTE }), null, NOW)).toBeNull();
    const old = findImplausibility(pointAt({ recorded_at_ms: NOW - 10 * MINUTE - 1 }), null, NOW);
    expect(old?.code).toBe("recorded_too_old");
  });

  it("refuses a fix too inaccurate to say where the rider is, and takes one that says nothing of its accuracy", () => {
    expect(findImplausibility(pointAt({ accuracy_m: 501 }), null, NOW)?.code).toBe("inaccurate");
    expect(findImplausibility(pointAt({ accuracy_m: null }), null, NOW)).toBeNull();
  });

  it("refuses a fix that reports a speed no scooter has", () => {
    expect(findImplausibility(pointAt({ speed_mps: 45 }), null, NOW)).toBeNull();
    expect(findImplausibility(pointAt({ speed_mps: 46 }), null, NOW)?.code).toBe("implausible_speed");
  });

  it("accepts a ride at city speed and refuses a jump no scooter makes", () => {
    const before = pointAt({ recorded_at_ms: NOW - 10_000 });
    expect(findImplausibility(north(0.001), before, NOW)).toBeNull();
    expect(findImplausibility(north(0.02), before, NOW)?.code).toBe("implausible_jump");
  });

  it("takes the noise of both fixes off before it calls a move a jump", () => {
    const before = pointAt({ recorded_at_ms: NOW - 1000, accuracy_m: 400 });
    expect(findImplausibility(north(0.009, { accuracy_m: 400 }), before, NOW)).toBeNull();
    expect(findImplausibility(north(0.009), { ...before, accuracy_m: 10 }, NOW)?.code).toBe("implausible_jump");
  });

  it("does not judge a move by a point that is more than a minute old or newer than the point itself", () => {
    expect(findImplausibility(north(1), pointAt({ recorded_at_ms: NOW - MINUTE - 1 }), NOW)).toBeNull();
    expect(findImplausibility(north(1), pointAt({ recorded_at_ms: NOW + 1000 }), NOW)).toBeNull();
  });
});

describe("the distance between points", () => {
  it("is a degree's length along a meridian and zero for the same point", () => {
    const equator = { latitude: 0, longitude: 0 };
    expect(distanceBetween(equator, { latitude: 1, longitude: 0 })).toBeCloseTo(111_195, -1);
    expect(distanceBetween(equator, equator)).toBe(0);
  });

  it("goes the short way across the date line", () => {
    const distance = distanceBetween({ latitude: 0, longitude: 179.9 }, { latitude: 0, longitude: -179.9 });
    expect(distance).toBeCloseTo(22_239, -1);
  });
});
