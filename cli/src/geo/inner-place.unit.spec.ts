import type { Area } from "./area.js";
import { innerPlace } from "./inner-place.js";

const areaOf = (...rings: number[][][]): Area => ({ type: "Polygon", coordinates: rings });
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

describe("a place inside an area", () => {
  it("is the centre where that is inside", () => {
    expect(innerPlace(areaOf(box(0, 0, 2, 4)))).toEqual({ latitude: 2, longitude: 1 });
  });

  it("is in the widest part of an area that curves around its centre", () => {
    const horseshoe = [
      [0, 0],
      [10, 0],
      [10, 10],
      [7, 10],
      [7, 2],
      [2, 2],
      [2, 10],
      [0, 10],
      [0, 0],
    ];
    expect(innerPlace(areaOf(horseshoe))).toEqual({ latitude: 5, longitude: 8.5 });
  });

  it("is not in a hole", () => {
    const { latitude, longitude } = innerPlace(areaOf(box(0, 0, 10, 10), box(1, 1, 9, 9)));
    expect(latitude).toBe(5);
    expect(longitude > 9 || longitude < 1).toBe(true);
  });
});
