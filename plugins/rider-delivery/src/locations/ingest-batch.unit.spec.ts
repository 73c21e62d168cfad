import type { BatchPoint } from "./batch-scripts";
import { selectPlausible } from "./ingest-batch";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const MINUTE = 60_000;

/** A point some minutes ago, `steps` times 111 m north of the first. */
function pointAt(minutesAgo: number, steps = 0, changes: Partial<BatchPoint> = {}): BatchPoint {
  return {
    latitude: 12.97 + steps / 1000,
    longitude: 77.59,
    recorded_at_ms: NOW - minutesAgo * MINUTE,
    accuracy_m: 10,
    heading: null,
    speed_mps: null,
    ...changes,
  };
}

const select = (points: BatchPoint[], last: BatchPoint | null = null, batched_until_ms = 0) =>
  selectPlausible(points, { last, batched_until_ms }, NOW).map((point) => (NOW - point.recorded_at_ms) / MINUTE);

describe("the points of a batch", () => {
  it("may be up to two hours old", () => {
    expect(select([pointAt(121), pointAt(120), pointAt(1)])).toEqual([120, 1]);
  });

  it("are dropped when they are out of order or come twice", () => {
    expect(select([pointAt(9), pointAt(9), pointAt(10), pointAt(8)])).toEqual([9, 8]);
  });

  it("are dropped when they are more than five in a second", () => {
    const every = (gap_ms: number) =>
      Array.from({ length: 11 }, (_, i) => pointAt((i * gap_ms) / MINUTE + 1)).reverse();
    expect(select(every(1))).toHaveLength(1);
    expect(select(every(100))).toHaveLength(6);
    expect(select(every(200))).toHaveLength(11);
    expect(select([pointAt(1)], null, NOW - MINUTE - 199)).toEqual([]);
  });

  it("are dropped when an earlier batch reached them or they are the live position", () => {
    expect(select([pointAt(9), pointAt(8), pointAt(7), pointAt(6)], pointAt(7), NOW - 9 * MINUTE)).toEqual([8, 6]);
  });

  it("are kept when they are older than the live position, which could not be sent in between", () => {
    expect(select([pointAt(9), pointAt(8)], pointAt(1))).toEqual([9, 8]);
  });

  it("are each judged by the last one that was kept, so that one bad fix takes no other along", () => {
    expect(select([pointAt(9), pointAt(8, 90), pointAt(7, 1)])).toEqual([9, 7]);
  });

  it("are judged by the live position where it lies between them", () => {
    expect(select([pointAt(9), pointAt(7, 90)], pointAt(8, 45))).toEqual([9]);
    expect(select([pointAt(9), pointAt(7, 45)], pointAt(8, 45))).toEqual([9, 7]);
  });

  it("are dropped when the fix is too inaccurate or faster than any scooter", () => {
    expect(select([pointAt(9, 0, { accuracy_m: 501 }), pointAt(8, 0, { speed_mps: 46 }), pointAt(7)])).toEqual([7]);
  });
});
