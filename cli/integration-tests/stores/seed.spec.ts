import { quickdash, succeed, temporaryFile } from "../support/cli.js";

const ring = (west: number, south: number) => [
  [west, south],
  [west + 0.02, south],
  [west + 0.02, south + 0.02],
  [west, south + 0.02],
];
const feature = (place: string | null, coordinates: unknown, type = "Polygon") => ({
  type: "Feature",
  properties: { place },
  geometry: { type, coordinates },
});
const collection = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const codes = ({ dark_stores }: { dark_stores: { code: string }[] }) => dark_stores.map(({ code }) => code);

describe("stores seed --area-file", () => {
  const file = temporaryFile(
    "areas.geojson",
    collection(
      feature("Cli Area West", [ring(66.1, -11.5)]),
      feature("Cli Area East", [ring(66.2, -11.5)]),
      feature("Cli Area East", [ring(66.3, -11.5)]),
    ),
  );
  const areas = ["--area-file", file, "--name-field", "place"];

  it("makes a store per polygon, once, with a code from its name and a place inside it", async () => {
    const first = await succeed("stores", "seed", ...areas, "--minimum-order", "99", "--delivery-fee", "15");
    const expected = ["CLI-AREA-WEST", "CLI-AREA-EAST", "CLI-AREA-EAST-2"];
    expect(codes(first)).toEqual(expected);
    expect([...first.created, ...first.existing].sort()).toEqual([...expected].sort());
    expect(await succeed("stores", "seed", ...areas)).toMatchObject({ created: [], existing: expected, refused: [] });
    const { dark_store } = await succeed("stores", "show", "CLI-AREA-WEST");
    expect(dark_store).toMatchObject({ name: "Cli Area West", minimum_order: 99, delivery_fee: 15 });
    expect(dark_store.latitude).toBeCloseTo(-11.49, 5);
    expect(dark_store.longitude).toBeCloseTo(66.11, 5);
    const { answer } = await succeed("stores", "check", "--at", "-11.481,66.119");
    expect(answer.dark_store.code).toBe("CLI-AREA-WEST");
  });

  it("takes the first so many, and only shows them in a dry run", async () => {
    const drafts = ["--limit", "2", "--dry-run", "--code-prefix", "DRY-"];
    const result = await succeed("stores", "seed", ...areas, ...drafts);
    expect(codes(result)).toEqual(["DRY-CLI-AREA-WEST", "DRY-CLI-AREA-EAST"]);
    expect(await succeed("stores", "list", "--query", "DRY-CLI")).toMatchObject({ count: 0 });
  });

  it("reports what cannot be a store, makes the others and ends with 1", async () => {
    const bowTie = [[66.5, -11.5], [66.52, -11.48], [66.52, -11.5], [66.5, -11.48]]; // prettier-ignore
    const mixed = temporaryFile(
      "mixed.geojson",
      collection(
        feature("Cli Area Point", [66, -11], "Point"),
        feature(null, [ring(66.4, -11.5)]),
        feature("Cli Area Metres", [ring(780_000, 1_400_000)]),
        feature("Cli Area Knot", [bowTie]),
        feature("Cli Area Good", [ring(66.4, -11.5)]),
      ),
    );
    const { code, json } = await quickdash(["stores", "seed", "--area-file", mixed, "--name-field", "place", "--json"]);
    expect(code).toBe(1);
    expect([...json.created, ...json.existing]).toEqual(["CLI-AREA-GOOD"]);
    expect(json.refused).toMatchObject([
      { feature: 1, name: "Cli Area Point", reason: "its geometry is Point, not a Polygon or MultiPolygon" },
      { feature: 2, name: null, reason: "its place is empty" },
      { feature: 3, reason: "its coordinates are not degrees of WGS84 (EPSG:4326)" },
      { code: "CLI-AREA-KNOT", reason: expect.stringMatching(/\w/) },
    ]);
  });

  it.each([
    ["binary", Buffer.from([0, 255, 1, 2]), "must be GeoJSON"],
    ["empty", "", "must be GeoJSON"],
    ["a list of stores", '{"dark_stores": []}', "must be GeoJSON"],
    [
      "without the name",
      collection(feature("X", [ring(1, 1)])),
      "has a name. Its features have place. Say --name-field",
    ],
    [
      "in another system",
      JSON.stringify({
        type: "FeatureCollection",
        crs: { type: "name", properties: { name: "urn:ogc:def:crs:EPSG::3857" } },
        features: [feature("X", [ring(1, 1)])],
      }),
      "convert it to WGS84",
    ],
  ])("says what to do with a file that is %s", async (_, content, sentence) => {
    const { code, stdout, stderr } = await quickdash([
      "stores",
      "seed",
      "--area-file",
      temporaryFile("wrong.geojson", content),
    ]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(sentence);
  });

  it("points from --file to --area-file when the file is GeoJSON, and takes one of them only", async () => {
    const run = await quickdash(["stores", "seed", "--file", file]);
    expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 1, stderr: expect.stringContaining("--area-file") });
    expect((await quickdash(["stores", "seed", "--file", file, ...areas])).code).toBe(2);
  });
});

// prettier-ignore
const SEEDED = {
  code: "CLI-SEED",
  name: "Cli Seeded",
  latitude: -5.5,
  longitude: 60.5,
  delivery_fee: 12,
  service_area: {
    type: "Polygon",
    coordinates: [[[60.49, -5.51], [60.51, -5.51], [60.51, -5.49], [60.49, -5.49], [60.49, -5.51]]],
  },
};

describe("a file of stores", () => {
  it("is seeded once, by code", async () => {
    const file = temporaryFile("stores.json", JSON.stringify({ dark_stores: [SEEDED] }));
    expect(await succeed("stores", "seed", "--file", file)).toMatchObject({ created: ["CLI-SEED"], existing: [] });
    expect(await succeed("stores", "seed", "--file", file)).toMatchObject({ created: [], existing: ["CLI-SEED"] });
  });

  it("is refused when it is none", async () => {
    const { code, stderr } = await quickdash(["stores", "seed", "--file", temporaryFile("x.json", "[1, 2")]);
    expect(code).toBe(1);
    expect(stderr).toContain("must be JSON of the form");
  });
});
