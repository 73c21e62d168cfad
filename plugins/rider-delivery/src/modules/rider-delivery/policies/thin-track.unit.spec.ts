import type { LocationRow } from "../location-writer";
import { thinTrack } from "./thin-track";

const RULES = { every_ms: 5000, every_m: 15 };
const NOW = Date.parse("2026-11-22T10:00:00Z");

/** A position some seconds after the first, so many metres north of it. */
function row(rider_id: string, second: number, metres: number): LocationRow {
  const recorded_at = new Date(NOW + second * 1000).toISOString();
  const unknown = { accuracy_m: null, heading: null, speed_mps: null };
  return { rider_id, latitude: 12.97 + metres / 111_195, longitude: 77.59, recorded_at, ...unknown };
}

const seconds = (rows: LocationRow[]) => rows.map((each) => (Date.parse(each.recorded_at) - NOW) / 1000);

describe("a thinned track", () => {
  it("has at most one point in five seconds, however fast the rider is", () => {
    const rows = [0, 1, 2, 3, 4, 5, 6, 10].map((second) => row("a", second, second * 20));
    expect(seconds(thinTrack(rows, RULES))).toEqual([0, 5, 10]);
  });

  it("has one point where the rider stands, however long", () => {
    const rows = [0, 60, 120, 180].map((second) => row("a", second, second === 180 ? 16 : second / 60));
    expect(seconds(thinTrack(rows, RULES))).toEqual([0, 180]);
  });

  it("takes the points of each rider in the order of their time", () => {
    const rows = [row("a", 10, 100), row("b", 1, 0), row("a", 0, 0), row("a", 11, 110)];
    expect(thinTrack(rows, RULES).map((each) => each.rider_id)).toEqual(["a", "b", "a"]);
  });
});
