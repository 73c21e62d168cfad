import type { Browser, Page } from "playwright-core";
import { call } from "../../backend/integration-tests/support/http.js";
import { placeOf } from "../../backend/integration-tests/support/shop.js";
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

const near = (degrees: number): unknown => expect.closeTo(degrees, 5);

/** The south-western corner of an area's box. */
function cornerOf(area: { type: string; coordinates: unknown[] }): [west: number, south: number] {
  const points = (area.type === "Polygon" ? area.coordinates : area.coordinates.flat()).flat() as [number, number][];
  return [Math.min(...points.map(([west]) => west)), Math.min(...points.map(([, south]) => south))];
}
