import type { Browser } from "playwright-core";
import {
  createProduct,
  createStore,
  setOffer,
  type TestProduct,
  type TestStore,
} from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, platform } from "./support/platform.js";
import { call } from "../../backend/integration-tests/support/http.js";

let browser: Browser;
let visitor: Visitor;
let store: TestStore;
let tea: TestProduct;
let salt: TestProduct;

beforeAll(async () => {
  store = await createStore("PANEL-IMPORT");
  tea = await createProduct("Panel import tea");
  salt = await createProduct("Panel import salt");
  for (const product of [tea, salt]) await setOffer(store, product, { price: 50, mrp: 50, on_hand: 5 });
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

async function offerOf(product: TestProduct): Promise<{ price: number; on_hand: number }> {
  const { offers } = await adminApi("GET", `/admin/dark-stores/${store.id}/offers?variant_id[]=${product.variant_id}`);
  return offers[0];
}

async function inShop(product: TestProduct): Promise<{ price: number; quantity: number }> {
  const { body } = await call("GET", `/store/products/${product.id}`, { headers: { "x-dark-store-id": store.id } });
  const [variant] = body.product.variants;
  return { price: variant.calculated_price.calculated_amount, quantity: variant.inventory_quantity };
}

describe("a CSV file", () => {
  const file = () => ({
    name: "shelf.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(`sku,price,on_hand\n${tea.sku},44,9\nNO-SUCH-SKU,10,1\n${salt.sku},minus two,1\n`),
  });

  it("is checked without changing anything, and its bad rows are named by line", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/pages/import?store=${store.id}`);
    await page.setInputFiles("#import-file", file());
    await page.click("text=Check only");
    await page.getByText("This was a check: nothing was changed.").waitFor();
    const rows = page.getByRole("region", { name: "Rows that are wrong" }).locator("tbody tr");
    expect(await rows.count()).toBe(2);
    expect(await rows.locator("td:first-child").allTextContents()).toEqual(["3", "4"]);
    expect(await offerOf(tea)).toMatchObject({ price: 50, on_hand: 5 });
  });

  it("is imported: the good rows are in the shop, the others come back as a file", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/pages/import?store=${store.id}`);
    await page.setInputFiles("#import-file", file());
    await page.click("button:text-is('Import')");
    await page.getByText("3 rows, 1 applied, 2 wrong").waitFor();
    expect(await offerOf(tea)).toMatchObject({ price: 44, on_hand: 9 });
    expect(await inShop(tea)).toEqual({ price: 44, quantity: 9 });
    expect(await offerOf(salt)).toMatchObject({ price: 50, on_hand: 5 });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.click("text=Download all errors as CSV"),
    ]);
    const errors = await streamText(await download.createReadStream());
    expect(errors).toMatch(/^3,sku,unknown_sku,/m);
  });

  it("that is none is refused with a sentence", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/pages/import?store=${store.id}`);
    await page.setInputFiles("#import-file", {
      name: "photo.csv",
      mimeType: "text/csv",
      buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]),
    });
    await page.click("button:text-is('Import')");
    const errors = page.getByRole("region", { name: "Rows that are wrong" });
    await page.getByRole("alert").or(errors).first().waitFor();
    expect(await inShop(tea)).toEqual({ price: 44, quantity: 9 });
  });

  it("of a stranger is turned away", async () => {
    const answer = await fetch(`${platform().admin_url}/api/own/admin-api/dark-stores/${store.id}/inventory-imports`, {
      method: "POST",
      headers: { "content-type": "text/csv", "sec-fetch-site": "same-origin" },
      body: "sku,price\nX,1\n",
      redirect: "manual",
    });
    expect(answer.status).toBe(401);
  });
});

describe("an offer", () => {
  it("that is edited is in the shop with its new price and stock", async () => {
    const { page } = visitor;
    await page.goto(recordAddress("offers", `${store.id}~${salt.variant_id}`, "editOffer"));
    await page.fill("#field-price", "41.5");
    await page.fill("#field-on_hand", "3");
    await page.click("form button[type=submit]");
    await page.waitForURL("**/show");
    expect(await inShop(salt)).toEqual({ price: 41.5, quantity: 3 });
  });
});

async function streamText(stream: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString("utf8");
}
