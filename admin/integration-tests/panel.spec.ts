import type { Browser } from "playwright-core";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";

const RESOURCES = [
  "orders",
  "deliveries",
  "riders",
  "rider-shifts",
  "dark-stores",
  "offers",
  "stock-ledger",
  "staff",
  "products",
  "product-variants",
  "product-categories",
  "customers",
];
const MARKUP = `Panel <img src=x onerror="window.stolen=1">`;
const FROM_OUR_PAGE = { "sec-fetch-site": "same-origin" };

describe("the panel at work", () => {
  let browser: Browser;
  let visitor: Visitor;
  let storeId: string;
  let variantId: string;
  const address = (path = ""): string => `${platform().admin_url}${path}`;
  const openRecord = (resource: string, record: string, action: string): Promise<unknown> =>
    visitor.page.goto(address(`/resources/${resource}/records/${encodeURIComponent(record)}/${action}`));

  beforeAll(async () => {
    ({ storeId, variantId } = await createStoreWithOffer());
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

  it.each(RESOURCES)("lists %s without an error", async (resource) => {
    const [answer] = await Promise.all([
      visitor.page.waitForResponse((response) => response.url().includes(`/api/resources/${resource}/actions/list`)),
      visitor.page.goto(address(`/resources/${resource}`)),
    ]);
    expect(answer.status()).toBe(200);
    expect((await answer.json()).notice).toBeUndefined();
    await visitor.page.locator("tbody tr").or(visitor.page.getByText("No records")).first().waitFor();
  });

  it("shows names as text, whatever markup they hold", async () => {
    await visitor.page.goto(address(`/resources/dark-stores?filters.code=PANEL-1`));
    await visitor.page.waitForSelector("tbody tr");
    expect(await visitor.page.textContent("tbody")).toContain(MARKUP);
    expect(await visitor.page.evaluate(() => "stolen" in window)).toBe(false);
  });

  it("pauses a store through the Admin API", async () => {
    await openRecord("dark-stores", storeId, "pauseStore");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store.status).toBe("paused");
  });

  it("saves the fees of a store, an emptied threshold as none, and leaves the others", async () => {
    await adminApi("POST", `/admin/dark-stores/${storeId}`, { free_delivery_from: 400, small_basket_fee: 7 });
    await openRecord("dark-stores", storeId, "editFees");
    await visitor.page.fill("#field-handling_fee", "4.5");
    await visitor.page.fill("#field-free_delivery_from", "");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store).toMatchObject({ handling_fee: 4.5, free_delivery_from: null, small_basket_fee: 7 });
  });

  it("starts a surge for some minutes, and refuses one that is too high", async () => {
    await openRecord("dark-stores", storeId, "surgeStore");
    await visitor.page.fill("#field-multiplier", "4");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForSelector("text=At most 3.");
    await visitor.page.fill("#field-multiplier", "1.5");
    await visitor.page.fill("#field-minutes", "30");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store.surge_multiplier).toBe(1.5);
    expect(Date.parse(dark_store.surge_ends_at as string)).toBeGreaterThan(Date.now());
  });

  it("changes nothing when an action is only opened", async () => {
    await openRecord("dark-stores", storeId, "closeStore");
    await visitor.page.waitForSelector("form button[type=submit]");
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store.status).not.toBe("closed");
  });

  it("saves the price and stock of an offer", async () => {
    await openRecord("offers", `${storeId}~${variantId}`, "editOffer");
    await visitor.page.fill("#field-price", "42.5");
    await visitor.page.fill("#field-on_hand", "17");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    expect(await readOffer(storeId, variantId)).toMatchObject({ price: 42.5, on_hand: 17, mrp: 60 });
  });

  it("does not put back stock that was sold while a price was being edited", async () => {
    await openRecord("offers", `${storeId}~${variantId}`, "editOffer");
    await visitor.page.fill("#field-price", "43");
    await adminApi("POST", `/admin/dark-stores/${storeId}/offers`, { offers: [{ variant_id: variantId, on_hand: 5 }] });
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForURL("**/show");
    expect(await readOffer(storeId, variantId)).toMatchObject({ price: 43, on_hand: 5 });
  });

  it("says beside the field what is wrong with a price, and saves nothing", async () => {
    await openRecord("offers", `${storeId}~${variantId}`, "editOffer");
    await visitor.page.fill("#field-price", "99");
    await visitor.page.click("form button[type=submit]");
    await visitor.page.waitForSelector("text=Not above the MRP.");
    expect((await readOffer(storeId, variantId)).mrp).toBe(60);
  });

  it("refuses a form that another site submits in the operator's browser", async () => {
    const page = await visitor.context.newPage();
    await page.setContent(
      `<form method="post" action="${address(`/api/resources/dark-stores/records/${storeId}/closeStore`)}"></form>`,
    );
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().endsWith("/closeStore")),
      page.evaluate(() => document.forms[0]?.submit()),
    ]);
    expect(answer.status()).toBe(403);
    await page.close();
  });

  it.each([
    ["another origin", { origin: "https://evil.example", "sec-fetch-site": "cross-site" }],
    ["no origin at all", {}],
  ])("refuses a change from %s even with the operator's cookie", async (_name, headers: Record<string, string>) => {
    const cookies = await visitor.context.cookies();
    const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
    const path = `/api/resources/dark-stores/records/${storeId}/closeStore`;
    const forged = { method: "POST", body: "{}", redirect: "manual" as const };
    const json = { cookie, "content-type": "application/json" };
    expect((await fetch(address(path), { ...forged, headers: { ...json, ...headers } })).status).toBe(403);
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store.status).not.toBe("closed");
  });

  it("turns a stranger's upload away unread", async () => {
    const body = new FormData();
    body.set("file", new Blob(["x".repeat(1_000)]), "x.txt");
    const answer = await fetch(address("/api/resources/products/actions/new"), {
      method: "POST",
      headers: FROM_OUR_PAGE,
      body,
      redirect: "manual",
    });
    expect([answer.status, (await answer.json()).code]).toEqual([401, "session_ended"]);
  });

  it.each(["new", "edit", "delete"])("has no %s that goes past the Admin API", async (action) => {
    const path =
      action === "new"
        ? "/api/resources/dark-stores/actions/new"
        : `/api/resources/dark-stores/records/${storeId}/${action}`;
    const answer = await visitor.context.request.post(address(path), { data: { name: "X" }, headers: FROM_OUR_PAGE });
    expect((await answer.json()).notice).toMatchObject({ type: "error" });
    const { dark_store } = await adminApi("GET", `/admin/dark-stores/${storeId}`);
    expect(dark_store.name).toBe(MARKUP);
  });

  it.each([
    ["a number that is none", "orders", "filters.total=abc", "is not a number"],
    ["a date that is none", "orders", "filters.placed_at~~from=soon", "is not a date"],
    ["a column that is none", "orders", "filters.pickup_code=1234", "no column"],
  ])("answers %s with a sentence", async (_name, resource, query, sentence) => {
    const answer = await visitor.context.request.get(address(`/api/resources/${resource}/actions/list?${query}`));
    expect((await answer.json()).notice.message).toContain(sentence);
  });

  it("finds text whatever its case, and takes wildcards literally", async () => {
    const list = async (query: string) => {
      const answer = await visitor.context.request.get(address(`/api/resources/dark-stores/actions/list?${query}`));
      return (await answer.json()).records.length as number;
    };
    expect(await list("filters.code=panel-1")).toBe(1);
    expect(await list("filters.code=panel_1")).toBe(0);
  });
});

async function createStoreWithOffer(): Promise<{ storeId: string; variantId: string }> {
  const { dark_store } = await adminApi("POST", "/admin/dark-stores", {
    code: "PANEL-1",
    name: MARKUP,
    latitude: -30,
    longitude: 80,
    service_radius_m: 1_000,
  });
  const { product } = await adminApi("POST", "/admin/products", {
    title: "Panel tea 250 g",
    status: "published",
    options: [{ title: "Pack", values: ["250 g"] }],
    variants: [{ title: "250 g", sku: "PANEL-TEA", manage_inventory: false, options: { Pack: "250 g" }, prices: [] }],
  });
  const variantId = product.variants[0].id as string;
  await adminApi("POST", `/admin/dark-stores/${dark_store.id}/offers`, {
    offers: [{ variant_id: variantId, price: 50, mrp: 60, on_hand: 10 }],
  });
  return { storeId: dark_store.id as string, variantId };
}

async function readOffer(storeId: string, variantId: string): Promise<{ price: number; mrp: number; on_hand: number }> {
  const { offers } = await adminApi("GET", `/admin/dark-stores/${storeId}/offers?variant_id[]=${variantId}`);
  return offers[0];
}
