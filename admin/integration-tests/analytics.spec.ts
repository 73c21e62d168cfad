import type { Browser } from "playwright-core";
import { placeOrder } from "../../backend/integration-tests/support/checkout.js";
import { peopleOf } from "../../backend/integration-tests/support/people.js";
import { createStore, type TestStore } from "../../backend/integration-tests/support/shop.js";
import { ridingScene, type RidingScene } from "../../backend/integration-tests/support/riding.js";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";

const REASON = "customer asked <b>twice</b>";
const rupees = new Intl.NumberFormat("en-IN", { style: "currency", currency: "INR" });
let browser: Browser;
let visitor: Visitor;
let scene: RidingScene;
let quiet: TestStore;

beforeAll(async () => {
  scene = await ridingScene(peopleOf("panel-analytics"), "panel-analytics");
  quiet = await createStore("panel-analytics-quiet");
  const { store, product, customer } = scene;
  const delivered = await placeOrder({ customer, store, lines: [{ product, quantity: 2 }] });
  for (const status of ["preparing", "ready_for_pickup", "out_for_delivery", "delivered"])
    await adminApi("POST", `/admin/quick-orders/${delivered.id}/status`, { status });
  const cancelled = await placeOrder({ customer, store, lines: [{ product, quantity: 1 }] });
  await adminApi("POST", `/admin/quick-orders/${cancelled.id}/status`, { status: "cancelled", reason: REASON });
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
}, 60_000);
afterEach(() => {
  expect(visitor.trouble.splice(0)).toEqual([]);
});
afterAll(async () => {
  await browser?.close();
});

const open = (query: string, { page } = visitor): Promise<unknown> =>
  page.goto(`${platform().admin_url}/pages/analytics?${query}`);
const figure = (name: string) =>
  visitor.page
    .locator(".qd-figures > div")
    .filter({ has: visitor.page.getByText(name, { exact: true }) })
    .locator(".qd-figure");

describe("the analytics page", () => {
  it("shows what the Admin API says of a store and a period", async () => {
    await open(`period=week&store=${scene.store.id}`);
    await figure("Orders").waitFor();
    const from = new Date(Date.now() - 86_400_000).toISOString();
    const { overview } = await adminApi(
      "GET",
      `/admin/analytics/overview?from=${from}&dark_store_id=${scene.store.id}`,
    );
    expect(overview).toMatchObject({ orders: 2, by_status: { delivered: 1, cancelled: 1 } });
    expect(await figure("Orders").textContent()).toBe("2");
    expect(await figure("Cancelled").textContent()).toBe("1");
    expect(await figure("Revenue").textContent()).toBe(rupees.format(overview.revenue));
    expect(await figure("Average basket").textContent()).toBe(rupees.format(overview.average_basket));
    const reasons = visitor.page.getByRole("region", { name: "Why orders were cancelled" });
    expect(await reasons.locator("tbody").textContent()).toBe(`${REASON}1`);
  });

  it("names its axes and their units, and says the same in a table", async () => {
    await open(`period=today&store=${scene.store.id}`);
    const [orders, stages] = [visitor.page.locator(".qd-chart").first(), visitor.page.locator(".qd-chart").nth(1)];
    await stages.locator("svg").first().waitFor();
    const labels = async (chart: typeof orders) => chart.locator("svg .recharts-label").allTextContents();
    expect(await labels(orders)).toEqual(expect.arrayContaining(["Hour", "Orders"]));
    expect(await labels(stages)).toContain("Minutes");
    await orders.getByText("As a table").click();
    const rows = orders.getByRole("region", { name: "Orders over time" }).locator("tbody tr");
    const counted = await rows.locator("td:nth-child(2)").allTextContents();
    expect(counted.reduce((sum, each) => sum + Number(each), 0)).toBe(2);
  });

  it("says that a period was empty", async () => {
    await open(`period=today&store=${quiet.id}`);
    await visitor.page.getByText("No orders in this time.").waitFor();
    expect(await figure("Orders").textContent()).toBe("0");
    expect(await visitor.page.locator(".qd-chart").count()).toBe(0);
  });

  it("asks for dates that are missing", async () => {
    await open(`period=own&store=${scene.store.id}`);
    await visitor.page.getByText("Choose the first and the last day.").waitFor();
  });

  it("needs no sideways scrolling on a phone", async () => {
    const phone = await newVisitor(browser, 390);
    await logIn(phone);
    await open(`period=today&store=${scene.store.id}`, phone);
    await phone.page.locator(".qd-chart svg").first().waitFor();
    expect(await phone.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    expect(phone.trouble).toEqual([]);
    await phone.context.close();
  });
});
