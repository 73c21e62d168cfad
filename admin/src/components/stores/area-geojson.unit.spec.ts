import { readArea } from "./area-geojson.js";

const ring = [
  [77, 12],
  [78, 12],
  [78, 13],
  [77, 12],
];
const polygon = { type: "Polygon", coordinates: [ring] };
const several = { type: "MultiPolygon", coordinates: [[ring], [ring]] };

describe("readArea", () => {
  it.each([
    ["a geometry", polygon, polygon],
    ["a feature", { type: "Feature", properties: {}, geometry: several }, several],
    [
      "all areas of a collection",
      {
        type: "FeatureCollection",
        features: [
          { geometry: polygon },
          { geometry: { type: "Point", coordinates: [77, 12] } },
          { geometry: several },
        ],
      },
      { type: "MultiPolygon", coordinates: [[ring], [ring], [ring]] },
    ],
  ])("takes %s", (_what, read, area) => {
    expect(readArea(JSON.stringify(read))).toEqual(area);
  });

  it.each(["", "null", "[]", "{}", '{"type":"Point","coordinates":[1,2]}', '{"features":[]}', "PK\u0003\u0004"])(
    "finds no area in %p",
    (text) => {
      expect(readArea(text)).toBeNull();
    },
  );
});
