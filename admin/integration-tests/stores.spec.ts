import type { Browser, Page } from "playwright-core";
import { call } from "../../backend/integration-tests/support/http.js";
import { placeOf, squareAround } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";

const CODE = "DRAWN-1";

let browser: Browser;
let visitor: Visitor;
const at = placeOf(CODE);

beforeAll(async () => {
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
});
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

/** Draws a polygon on the map, with its corners so many pixels from the middle. */
async function draw(page: Page, corners: readonly (readonly [number, number])[]): Promise<void> {
  const map = page.locator(".qd-map");
  await map.scrollIntoViewIfNeeded();
  await page.click(".control-icon.leaflet-pm-icon-polygon");
  const box = await map.boundingBox();
  if (!box) throw new Error("There is no map.");
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  for (const [right, down] of [...corners, corners[0]!]) {
    await page.mouse.move(x + right, y + down);
    await page.mouse.click(x + right, y + down);
  }
}

async function serves(latitude: number, longitude: number): Promise<boolean> {
  const { body } = await call("GET", `/store/serviceability?latitude=${latitude}&longitude=${longitude}`);
  return body.serviceable as boolean;
}

describe("a dark store", () => {
  let id: string;

  it("is made by drawing its area, and serves what is inside and nothing outside", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/dark-stores/actions/new`);
    await page.fill("#store-name", "Drawn store");
    await page.fill("#store-code", CODE);
    await page.fill("#store-latitude", String(at.latitude));
    await page.fill("#store-longitude", String(at.longitude));
    await draw(page, [
      [-120, -120],
      [120, -120],
      [120, 120],
      [-120, 120],
    ]);
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { dark_stores } = await adminApi("GET", `/admin/dark-stores?code=${CODE}`);
    id = dark_stores[0].id as string;
    const [west, south] = cornerOf(dark_stores[0].service_area);
    expect(await serves(at.latitude, at.longitude)).toBe(true);
    expect(await serves(south - 0.001, west - 0.001)).toBe(false);
    expect(await serves(south + 0.001, west + 0.001)).toBe(true);
  });

  it("keeps the drawing when the server refuses the store, and says why", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/dark-stores/actions/new`);
    await page.fill("#store-name", "Second of that code");
    await page.fill("#store-code", CODE);
    await page.fill("#store-latitude", String(at.latitude));
    await page.fill("#store-longitude", String(at.longitude));
    await draw(page, [
      [-80, -80],
      [80, -80],
      [0, 80],
    ]);
    await page.click("form button[type=submit]");
    await page.waitForSelector("form [role=alert]");
    expect(await page.textContent("form [role=alert]")).toContain(CODE);
    expect(await page.inputValue("#store-name")).toBe("Second of that code");
    expect(await page.locator("path.qd-map-area:not(.qd-map-faint)").count()).toBe(1);
  });

  it("is changed: its area from GeoJSON, its hours day by day", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("dark-stores", id, "editStore"));
    const half = 0.02;
    const [west, east] = [at.longitude - half, at.longitude + half];
    const [south, north] = [at.latitude - half, at.latitude + half];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    await page.getByText("As GeoJSON").click();
    const drawn = page.locator("path.qd-map-area:not(.qd-map-faint)");
    const before = await drawn.getAttribute("d");
    await page.fill("#store-area-text", JSON.stringify({ type: "Polygon", coordinates: [ring] }));
    await page.waitForFunction(
      (path) => document.querySelector("path.qd-map-area:not(.qd-map-faint)")?.getAttribute("d") !== path,
      before,
    );
    await page.getByLabel("Always open").uncheck();
    await page.getByLabel("Sunday from").fill("10:00");
    await page.getByLabel("Sunday until").fill("02:00");
    await page.getByText("Add a special day").click();
    await page.getByLabel("Date").fill("2027-01-26");
    await page.getByLabel("Note").fill("Republic Day");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${id}`);
    expect(dark_store.opening_hours).toMatchObject({ mon: [["08:00", "22:00"]], sun: [["10:00", "02:00"]] });
    expect(dark_store.opening_exceptions).toEqual([{ date: "2027-01-26", hours: [], note: "Republic Day" }]);
    expect(cornerOf(dark_store.service_area)).toEqual([near(west), near(south)]);
    await page.getByText("Republic Day").waitFor();
  });
});

describe("a service area", () => {
  const other = placeOf("DRAWN-2");
  let id: string;

  it("is a circle around the door, or what a file holds", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/dark-stores/actions/new`);
    await page.fill("#store-name", "Circle store");
    await page.fill("#store-code", "DRAWN-2");
    await page.getByText("Draw the circle").click();
    await page.getByText("Say where the store is first.").waitFor();
    await page.fill("#store-latitude", String(other.latitude));
    await page.fill("#store-longitude", String(other.longitude));
    await page.fill("#store-area-radius", "1.5");
    await page.getByText("Draw the circle").click();
    await page.locator("path.qd-map-area:not(.qd-map-faint)").waitFor({ state: "attached" });
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { dark_stores } = await adminApi("GET", "/admin/dark-stores?code=DRAWN-2");
    id = dark_stores[0].id as string;
    const [west] = cornerOf(dark_stores[0].service_area);
    const degrees = 1500 / 111_195 / Math.cos((other.latitude * Math.PI) / 180);
    expect(other.longitude - west).toBeCloseTo(degrees, 4);

    const file = { type: "Feature", properties: {}, geometry: squareAround(other, 0.03) };
    await page.goto(recordAddress("dark-stores", id, "editStore"));
    await page.setInputFiles("#store-area-file", {
      name: "area.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from(JSON.stringify(file)),
    });
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${id}`);
    expect(cornerOf(dark_store.service_area)).toEqual([near(other.longitude - 0.03), near(other.latitude - 0.03)]);
  });

  it("is changed corner by corner, and a hole is cut into it", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("dark-stores", id, "editStore"));
    const map = page.locator(".qd-map");
    await map.scrollIntoViewIfNeeded();
    await page.click(".control-icon.leaflet-pm-icon-edit");
    const corner = page.locator(".marker-icon:not(.marker-icon-middle)").first();
    const from = await corner.boundingBox();
    if (!from) throw new Error("There is no corner.");
    await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y - 30, { steps: 5 });
    await page.mouse.up();
    await page.locator("a.action-finishMode:visible").click();
    await page.click(".control-icon.leaflet-pm-icon-cut");
    const box = await map.boundingBox();
    if (!box) throw new Error("There is no map.");
    const [x, y] = [box.x + box.width / 2 + 60, box.y + box.height / 2 + 60];
    for (const [right, down] of [
      [0, 0],
      [40, 0],
      [40, 40],
      [0, 0],
    ] as const) {
      await page.mouse.move(x + right, y + down);
      await page.mouse.click(x + right, y + down);
    }
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${id}`);
    const [outer, hole] = ringsOf(dark_store.service_area);
    expect(outer).not.toContainEqual([near(other.longitude - 0.03), near(other.latitude - 0.03)]);
    expect(hole).toHaveLength(4);
  });

  it("that crosses itself is refused beside the map, and stays", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("dark-stores", id, "editStore"));
    const { latitude, longitude } = other;
    const bow = [
      [longitude - 0.02, latitude - 0.02],
      [longitude + 0.02, latitude + 0.02],
      [longitude + 0.02, latitude - 0.02],
      [longitude - 0.02, latitude + 0.02],
      [longitude - 0.02, latitude - 0.02],
    ];
    await page.getByText("As GeoJSON").click();
    await page.fill("#store-area-text", JSON.stringify({ type: "Polygon", coordinates: [bow] }));
    await page.click("form button[type=submit]");
    await page
      .locator("section.qd-section", { has: page.locator(".qd-map") })
      .getByRole("alert")
      .waitFor();
    expect(await page.inputValue("#store-area-text")).toContain(String(bow[1]![0]));
  });

  it("is not taken from a file that holds none", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("dark-stores", id, "editStore"));
    await page.setInputFiles("#store-area-file", {
      name: "photo.geojson",
      mimeType: "application/geo+json",
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    });
    await page.getByText("This is no GeoJSON Polygon or MultiPolygon.").waitFor();
  });
});

/** The rings of the first polygon of an area. */
function ringsOf(area: { type: string; coordinates: unknown[] }): number[][][] {
  return (area.type === "Polygon" ? area.coordinates : area.coordinates[0]) as number[][][];
}

const near = (degrees: number): unknown => expect.closeTo(degrees, 5);

/** The south-western corner of an area's box. */
function cornerOf(area: { type: string; coordinates: unknown[] }): [west: number, south: number] {
  const points = (area.type === "Polygon" ? area.coordinates : area.coordinates.flat()).flat() as [number, number][];
  return [Math.min(...points.map(([west]) => west)), Math.min(...points.map(([, south]) => south))];
}
