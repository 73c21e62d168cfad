import { newestPerRider, pointsOf } from "./location-writer";

function entry(rider: string, recorded_at_ms: number, latitude: number): [string, string[]] {
  const fields = {
    rider_id: rider,
    latitude,
    longitude: 77.5,
    recorded_at_ms,
    accuracy_m: "",
    heading: 90,
    speed_mps: "",
  };
  return [`${recorded_at_ms}-0`, Object.entries(fields).flatMap(([key, value]) => [key, String(value)])];
}

describe("a batch of positions", () => {
  it("keeps the newest point of each rider, whatever the order of arrival", () => {
    const rows = newestPerRider(
      pointsOf([entry("a", 2000, 2), entry("a", 3000, 3), entry("b", 1000, 9), entry("a", 1000, 1)]),
    );
    expect(rows.map((row) => [row.rider_id, row.latitude])).toEqual([
      ["a", 3],
      ["b", 9],
    ]);
  });

  it("reads absent values as unknown and times as instants", () => {
    expect(newestPerRider(pointsOf([entry("a", 1000, 1)]))).toEqual([
      {
        rider_id: "a",
        latitude: 1,
        longitude: 77.5,
        accuracy_m: null,
        heading: 90,
        speed_mps: null,
        recorded_at: "1970-01-01T00:00:01.000Z",
      },
    ]);
  });

  it("passes over entries that were trimmed from the stream", () => {
    expect(newestPerRider(pointsOf([["1-0", null]]))).toEqual([]);
  });
});
