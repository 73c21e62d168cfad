import { pointSchema, serviceAreaSchema } from "./geo";

describe("a point", () => {
  it.each([[{ latitude: 12.97, longitude: 77.59 }], [{ latitude: "12.97", longitude: " 77.59 " }]])(
    "is read from numbers and their text: %j",
    (input) => {
      expect(pointSchema.parse(input)).toEqual({ latitude: 12.97, longitude: 77.59 });
    },
  );

  it.each([
    [{ latitude: null, longitude: null }],
    [{ latitude: "", longitude: "77" }],
    [{ latitude: "12,9", longitude: "77" }],
    [{ latitude: 91, longitude: 0 }],
    [{ latitude: 0, longitude: -181 }],
    [{ latitude: true, longitude: 1 }],
    [{ latitude: Number.NaN, longitude: 1 }],
    [{}],
  ])("is refused: %j", (input) => {
    expect(pointSchema.safeParse(input).success).toBe(false);
  });
});

describe("a service area", () => {
  const square = [
    [0, 0],
    [1, 0],
    [1, 1],
    [0, 1],
    [0, 0],
  ];

  it("may be a polygon with a hole or several polygons", () => {
    const hole = square.map(([x = 0, y = 0]) => [0.25 + x / 2, 0.25 + y / 2]);
    expect(serviceAreaSchema.safeParse({ type: "Polygon", coordinates: [square, hole] }).success).toBe(true);
    expect(serviceAreaSchema.safeParse({ type: "MultiPolygon", coordinates: [[square]] }).success).toBe(true);
  });

  it("refuses a ring that is not closed, too short, or crosses the antimeridian", () => {
    const messages = (ring: number[][]) =>
      serviceAreaSchema
        .safeParse({ type: "Polygon", coordinates: [ring] })
        .error?.issues.map((issue) => issue.message)
        .join();
    expect(messages(square.slice(0, 4))).toContain("closed");
    expect(messages(square.slice(0, 2))).toContain("at least four positions");
    expect(
      messages([
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
        [179, 0],
      ]),
    ).toContain("antimeridian");
  });

  it("refuses other shapes", () => {
    expect(serviceAreaSchema.safeParse({ type: "Point", coordinates: [0, 0] }).success).toBe(false);
  });
});
