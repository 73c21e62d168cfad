import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { writeServiceArea } from "../services/service-area";
import { straightLineEstimator } from "../eta/estimator";
import { DEFAULT_ETA_FIGURES } from "../policies/eta";
import { OpeningTimes } from "../policies/opening-hours";
import { coveringStores } from "../services/choose-store";
import { findCoveringStores } from "../queries/find-covering-stores.sql";
import { listServiceAreas } from "../queries/list-service-areas.sql";
import { retrievePromiseInputs } from "../queries/retrieve-promise-inputs.sql";
import { addOffers, addStore, connect } from "./fixtures";

let db: Knex;

beforeAll(() => {
  db = connect(4);
});

afterAll(() => db.destroy());

const chooser = { eta: straightLineEstimator(DEFAULT_ETA_FIGURES), times: new OpeningTimes(), decimals: 2 };
const storesAt = (latitude: number, longitude: number) =>
  coveringStores(db, chooser, { latitude, longitude }, new Date());

const idsAt = async (latitude: number, longitude: number): Promise<string[]> =>
  (await findCoveringStores(db, { latitude, longitude })).map((store) => store.id);

describe("which stores cover a point", () => {
  beforeAll(async () => {
    const area =
      "POLYGON((10 10, 11 10, 11 11, 10 11, 10 10), (10.4 10.4, 10.6 10.4, 10.6 10.6, 10.4 10.6, 10.4 10.4))";
    await addStore(db, { id: "with-hole", latitude: 10.2, longitude: 10.2, area });
  });

  it("covers its inside and its border", async () => {
    expect(await idsAt(10.1, 10.9)).toEqual(["with-hole"]);
    expect(await idsAt(10, 10.5)).toEqual(["with-hole"]);
    expect(await idsAt(10, 10)).toEqual(["with-hole"]);
  });

  it("covers neither its outside nor its hole, but the border of the hole", async () => {
    expect(await idsAt(9.999999, 10.5)).toEqual([]);
    expect(await idsAt(10.5, 10.5)).toEqual([]);
    expect(await idsAt(10.4, 10.5)).toEqual(["with-hole"]);
  });

  it("covers every part of an area in several parts", async () => {
    const area = "MULTIPOLYGON(((30 10, 31 10, 31 11, 30 10)), ((40 10, 41 10, 41 11, 40 10)))";
    await addStore(db, { id: "two-parts", latitude: 10, longitude: 30, area });
    expect(await idsAt(10.2, 30.5)).toEqual(["two-parts"]);
    expect(await idsAt(10.2, 40.5)).toEqual(["two-parts"]);
    expect(await idsAt(10.2, 35)).toEqual([]);
  });

  it("forgets a store that is out of use", async () => {
    await addStore(db, { id: "retired", latitude: 20, longitude: 20 });
    await db("dark_store").where({ id: "retired" }).update({ deleted_at: new Date() });
    expect(await idsAt(20, 20)).toEqual([]);
  });

  it("lists the nearest first with metres as the crow flies", async () => {
    const area = "POLYGON((50 0, 51 0, 51 1, 50 1, 50 0))";
    await addStore(db, { id: "far", latitude: 0.5, longitude: 50.9, area });
    await addStore(db, { id: "near", latitude: 0.5, longitude: 50.51, area });
    const stores = await storesAt(0.5, 50.5);
    expect(stores.map((store) => store.id)).toEqual(["near", "far"]);
    expect(stores[0]?.distance_m).toBeGreaterThan(1110);
    expect(stores[0]?.distance_m).toBeLessThan(1116);
  });
});

describe("the store for a point", () => {
  it("is the one that promises earliest: a busy near store loses to a quiet one further away", async () => {
    const area = "POLYGON((60 0, 61 0, 61 1, 60 1, 60 0))";
    await addStore(db, { id: "busy", latitude: 0.5, longitude: 60.5, area });
    await addStore(db, { id: "quiet", latitude: 0.5, longitude: 60.51, area });
    const best = async () => (await storesAt(0.5, 60.5))[0]?.id;
    expect(await best()).toBe("busy");
    await addOffers(db, "busy", ["milk"], { on_hand: 100 });
    await db("stock_hold").insert(
      Array.from({ length: 40 }, (_, order) => ({
        reference: `queue-${order}`,
        variant_id: "milk",
        dark_store_id: "busy",
        quantity: 1,
        status: "held",
      })),
    );
    expect(await best()).toBe("quiet");
  });

  it("counts an order with several items once in the queue, and only while it holds stock", async () => {
    await addStore(db, { id: "queue", latitude: 5, longitude: 5 });
    await db("stock_hold").insert([
      { reference: "one", variant_id: "a", dark_store_id: "queue", quantity: 1, status: "held" },
      { reference: "one", variant_id: "b", dark_store_id: "queue", quantity: 1, status: "held" },
      { reference: "two", variant_id: "a", dark_store_id: "queue", quantity: 1, status: "committed" },
      { reference: "three", variant_id: "a", dark_store_id: "queue", quantity: 1, status: "released" },
    ]);
    const [inputs] = await retrievePromiseInputs(db, { dark_store_id: "queue", latitude: 5, longitude: 5 });
    expect(inputs).toEqual({ latitude: 5, longitude: 5, prep_minutes: 5, open_orders: 1, distance_m: 0 });
  });
});

describe("drawing a service area", () => {
  const square = [
    [70, 0],
    [71, 0],
    [71, 1],
    [70, 1],
    [70, 0],
  ] as [number, number][];

  it("keeps a polygon as drawn", async () => {
    await addStore(db, { id: "drawn", latitude: 0.5, longitude: 70.5 });
    await writeServiceArea(db, "drawn", { service_area: { type: "Polygon", coordinates: [square] } });
    const [area] = await listServiceAreas(db, { dark_store_ids: ["drawn"] });
    expect(area?.service_area).toMatchObject({ type: "MultiPolygon" });
    expect(await idsAt(0.9, 70.9)).toEqual(["drawn"]);
  });

  it("draws a circle of the given radius in metres", async () => {
    await addStore(db, { id: "circle", latitude: 0, longitude: 80 });
    await writeServiceArea(db, "circle", { service_radius_m: 1000 });
    expect(await idsAt(0.0089, 80)).toEqual(["circle"]);
    expect(await idsAt(0.0092, 80)).toEqual([]);
  });

  it("refuses lines that cross, and says where", async () => {
    await addStore(db, { id: "crossed", latitude: 0, longitude: 90 });
    const bowtie = [
      [0, 0],
      [1, 1],
      [1, 0],
      [0, 1],
      [0, 0],
    ] as [number, number][];
    await expect(
      writeServiceArea(db, "crossed", { service_area: { type: "Polygon", coordinates: [bowtie] } }),
    ).rejects.toMatchObject({
      code: "invalid_service_area",
      message: expect.stringContaining("self-intersection at latitude 0.5, longitude 0.5"),
    });
  });

  it("refuses a hole outside its ring and an area without extent", async () => {
    const outside = square.map(([x, y]) => [x + 5, y] as [number, number]);
    const line = [
      [70, 0],
      [71, 0],
      [70, 0],
      [70, 0],
    ] as [number, number][];
    for (const coordinates of [[square, outside], [line]]) {
      await expect(
        writeServiceArea(db, "crossed", { service_area: { type: "Polygon", coordinates } }),
      ).rejects.toMatchObject({ code: "invalid_service_area" });
    }
  });

  it("takes rings that turn either way", async () => {
    for (const [id, ring] of [
      ["anticlockwise", square],
      ["clockwise", [...square].reverse()],
    ] as const) {
      await addStore(db, { id, latitude: 0.5, longitude: 70.5 });
      await writeServiceArea(db, id, { service_area: { type: "Polygon", coordinates: [[...ring]] } });
    }
    expect(await idsAt(0.2, 70.2)).toEqual(expect.arrayContaining(["anticlockwise", "clockwise"]));
  });

  it("takes an area that does not hold the store itself", async () => {
    await addStore(db, { id: "over-the-river", latitude: 3, longitude: 70.5 });
    await writeServiceArea(db, "over-the-river", { service_area: { type: "Polygon", coordinates: [square] } });
    expect(await idsAt(0.5, 70.5)).toContain("over-the-river");
    expect(await idsAt(3, 70.5)).toEqual([]);
  });

  it("takes a polygon instead of a radius and the other way round", async () => {
    const radiusOf = async () =>
      (await db("dark_store").where({ id: "switching" }).first<{ service_radius_m: number | null }>()).service_radius_m;
    await addStore(db, { id: "switching", latitude: 0.5, longitude: 70.5 });
    await writeServiceArea(db, "switching", { service_radius_m: 500 });
    expect([await radiusOf(), await idsAt(0.9, 70.9)]).toEqual([500, expect.not.arrayContaining(["switching"])]);
    await writeServiceArea(db, "switching", { service_area: { type: "Polygon", coordinates: [square] } });
    expect([await radiusOf(), await idsAt(0.9, 70.9)]).toEqual([null, expect.arrayContaining(["switching"])]);
  });

  it("refuses parts that overlap", async () => {
    const shifted = square.map(([x, y]) => [x + 0.5, y] as [number, number]);
    await expect(
      writeServiceArea(db, "crossed", { service_area: { type: "MultiPolygon", coordinates: [[square], [shifted]] } }),
    ).rejects.toMatchObject({ code: "invalid_service_area" });
  });

  it("refuses a circle over the antimeridian, and takes the two polygons it would be", async () => {
    await addStore(db, { id: "date-line", latitude: -17, longitude: 179.995 });
    await expect(
      db.transaction((transaction) => writeServiceArea(transaction, "date-line", { service_radius_m: 2000 })),
    ).rejects.toMatchObject({ code: "invalid_service_area", message: expect.stringContaining("antimeridian") });
    const box = (west: number, east: number): [number, number][] => [
      [west, -17.1],
      [east, -17.1],
      [east, -16.9],
      [west, -16.9],
      [west, -17.1],
    ];
    const coordinates = [[box(179.9, 180)], [box(-180, -179.9)]];
    await writeServiceArea(db, "date-line", { service_area: { type: "MultiPolygon", coordinates } });
    for (const longitude of [179.95, 180, -180, -179.95]) {
      expect(await idsAt(-17, longitude)).toEqual(["date-line"]);
    }
    expect(await idsAt(-17, 0)).toEqual([]);
  });
});

describe("many stores over one pin", () => {
  it("finds the best one far behind twenty nearer ones, and an open one behind a hundred that are closed", async () => {
    const area = "POLYGON((100 0, 101 0, 101 1, 100 1, 100 0))";
    const nearer = Array.from({ length: 100 }, (_, index) => `crowd-${index}`);
    for (const [index, id] of nearer.entries()) {
      await addStore(db, { id, latitude: 0.5, longitude: 100.5 + index * 0.0001, area });
    }
    await db("dark_store").whereIn("id", nearer).update({ prep_minutes: 60 });
    await addStore(db, { id: "quick", latitude: 0.5, longitude: 100.515, area });
    expect((await storesAt(0.5, 100.5))[0]).toMatchObject({ id: "crowd-0", serviceable: true });
    await db("dark_store").where({ id: "crowd-99" }).update({ deleted_at: new Date() });
    expect((await storesAt(0.5, 100.5))[0]).toMatchObject({ id: "quick", serviceable: true });
    await db("dark_store").where({ id: "crowd-99" }).update({ deleted_at: null });
    await db("dark_store").whereIn("id", nearer).update({ status: "closed" });
    expect((await storesAt(0.5, 100.5))[0]).toMatchObject({ id: "quick", serviceable: true });
  });

  it("gives equal promises to the nearer store", async () => {
    const area = "POLYGON((110 0, 111 0, 111 1, 110 1, 110 0))";
    await addStore(db, { id: "tie-a-far", latitude: 0.5, longitude: 110.5005, area });
    await addStore(db, { id: "tie-b-near", latitude: 0.5, longitude: 110.5003, area });
    const [first, second] = await storesAt(0.5, 110.5);
    expect(first?.eta_minutes).toBe(second?.eta_minutes);
    expect([first?.id, second?.id]).toEqual(["tie-b-near", "tie-a-far"]);
  });
});
