import type { Browser } from "playwright-core";
import { placeOrder } from "../../backend/integration-tests/support/checkout.js";
import { eventually } from "../../backend/integration-tests/support/eventually.js";
import { ok } from "../../backend/integration-tests/support/http.js";
import { peopleOf } from "../../backend/integration-tests/support/people.js";
import {
  locationAt,
  north,
  readyOrder,
  riderOnline,
  ridingScene,
  type RidingScene,
} from "../../backend/integration-tests/support/riding.js";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { adminApi, inDatabase, inviteOperator, platform } from "./support/platform.js";

const people = peopleOf("panel-live");
let browser: Browser;
let visitor: Visitor;
let scene: RidingScene;

beforeAll(async () => {
  scene = await ridingScene(people, "panel-live");
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
  // The board of one store: other specs leave more orders open than a column of all stores shows.
  await visitor.page.goto(`${platform().admin_url}?store=${scene.store.id}`);
  await visitor.page.getByText("· live").waitFor();
}, 60_000);
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

const column = (name: string) => visitor.page.getByRole("region", { name, exact: true }).locator("li");

describe("the live board", () => {
  it("shows an order as soon as it is placed, moves it with its status, and marks it when it is late", async () => {
    const { store, product, customer } = scene;
    const order = await placeOrder({ customer, store, lines: [{ product, quantity: 1 }] });
    const card = { hasText: `#${(await adminApi("GET", `/admin/quick-orders/${order.id}`)).quick_order.display_id}` };
    await column("Confirmed").filter(card).waitFor();
    await inDatabase("UPDATE quick_order SET promised_at = now() - interval '30 minutes' WHERE order_id = $1", [
      order.id,
    ]);
    await adminApi("POST", `/admin/quick-orders/${order.id}/status`, { status: "preparing" });
    await column("Preparing")
      .filter(card)
      .filter({ hasText: /3\d min late/ })
      .waitFor();
    expect(await column("Confirmed").filter(card).count()).toBe(0);
    await adminApi("POST", `/admin/quick-orders/${order.id}/status`, { status: "cancelled", reason: "test" });
    await column("Preparing").filter(card).waitFor({ state: "detached" });
  });

  it("moves a rider on the map with every position", async () => {
    const rider = await riderOnline(people, scene, "Balwinder");
    const marker = visitor.page.locator('.qd-map-point[title^="Balwinder"]');
    await visitor.page.goto(`${platform().admin_url}?store=${scene.store.id}`);
    await marker.waitFor({ state: "attached" });
    const before = await marker.getAttribute("style");
    await visitor.page.getByText("· live").waitFor();
    await ok("POST", "/rider/location", { token: rider.token, body: locationAt(north(scene.store.at, 25)) });
    await visitor.page.waitForFunction(
      (style) => document.querySelector('.qd-map-point[title^="Balwinder"]')?.getAttribute("style") !== style,
      before,
    );
  });

  it("says who has an offer to answer", async () => {
    const rider = await riderOnline(people, scene);
    await readyOrder(scene);
    await eventually(async () => {
      const answer = await visitor.context.request.get(`${platform().admin_url}/api/dashboard`);
      const { riders } = (await answer.json()) as { riders: { rider_id: string; state: string }[] };
      expect(riders).toContainEqual(expect.objectContaining({ rider_id: rider.id, state: "offered" }));
    });
  });

  it("is closed to those who may not see orders, and its figures hold no order and no rider", async () => {
    const manager = await newVisitor(browser);
    await logIn(manager, await inviteOperator("panel-live-catalogue", "catalogue_manager"));
    const answer = await manager.context.request.get(`${platform().admin_url}/api/own/live`);
    expect(answer.status()).toBe(403);
    const figures = await manager.context.request.get(`${platform().admin_url}/api/dashboard`);
    expect(await figures.json()).toMatchObject({ open: null, riders: null, stores: expect.any(Array) });
    expect(await manager.page.getByRole("region", { name: "Confirmed", exact: true }).count()).toBe(0);
    expect(manager.trouble).toEqual([]);
    await manager.context.close();
  });

  it("ends soon after the session", async () => {
    const leaver = await newVisitor(browser);
    await logIn(leaver);
    const ended = leaver.page.evaluate(async () => {
      const response = await fetch("/admin/api/own/live");
      Object.assign(window, { isWatching: true });
      const reader = response.body!.getReader();
      while (!(await reader.read()).done);
      return response.status;
    });
    await leaver.page.waitForFunction(() => "isWatching" in window);
    await leaver.context.request.get(`${platform().admin_url}/logout`);
    expect(await ended).toBe(200);
    await leaver.context.close();
  }, 60_000);
});
