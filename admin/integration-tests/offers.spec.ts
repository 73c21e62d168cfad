import type { Browser, Locator } from "playwright-core";
import {
  createProduct,
  createStore,
  setOffer,
  type TestProduct,
  type TestStore,
} from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, type Visitor } from "./support/browser.js";
import { pick } from "./support/picker.js";
import { adminApi, inviteOperator, platform } from "./support/platform.js";

const NAME = "Panel offers";

let browser: Browser;
let visitor: Visitor;
let store: TestStore;
let rice: TestProduct;
let dal: TestProduct;
let oil: TestProduct;

beforeAll(async () => {
  store = await createStore("PANEL-OFFERS");
  rice = await createProduct(`${NAME} rice`);
  dal = await createProduct(`${NAME} dal`);
  oil = await createProduct(`${NAME} oil`);
  await setOffer(store, rice, { price: 80, mrp: 90, on_hand: 10 });
  await setOffer(store, dal, { price: 100, mrp: 120, on_hand: 4 });
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

const list = (): string => `${platform().admin_url}/resources/offers?filters.q=${encodeURIComponent(NAME)}`;
const rowOf = (product: TestProduct): Locator =>
  visitor.page.locator(`tr[data-id="${store.id}~${product.variant_id}"]`);

/** Whether the box of a row comes to be (un)ticked, on the list still. */
async function awaitBox(row: Locator, state: ":checked" | ":not(:checked)"): Promise<void> {
  await row.locator(`input[type=checkbox]${state}`).waitFor({ state: "attached" });
}

async function offerOf(product: TestProduct): Promise<unknown> {
  const { offers } = await adminApi("GET", `/admin/dark-stores/${store.id}/offers?variant_id[]=${product.variant_id}`);
  return offers[0];
}

describe("the list of offers", () => {
  it("finds items by a part of their name, whatever its case", async () => {
    await visitor.page.goto(`${platform().admin_url}/resources/offers`);
    await visitor.page.getByRole("searchbox").fill("panel OFFERS");
    await visitor.page.keyboard.press("Enter");
    await visitor.page.waitForURL("**filters.q=**");
    await rowOf(rice).waitFor();
    await expect(visitor.page.locator("tr[data-id]").count()).resolves.toBe(2);
  });

  it("changes one price where it stands, and nothing else", async () => {
    await visitor.page.goto(list());
    await rowOf(rice).getByRole("button", { name: "Change: Price" }).click();
    await rowOf(rice).getByRole("spinbutton", { name: "Price" }).fill("84.5");
    await adminApi("POST", `/admin/dark-stores/${store.id}/offers`, {
      offers: [{ variant_id: rice.variant_id, on_hand: 7 }],
    });
    await visitor.page.keyboard.press("Enter");
    await rowOf(rice).getByText("₹84.50").waitFor();
    expect(await offerOf(rice)).toMatchObject({ price: 84.5, mrp: 90, on_hand: 7 });
  });

  it("says what is wrong with a value and keeps what was typed; Escape leaves it as it was", async () => {
    const { page } = visitor;
    await page.goto(list());
    await rowOf(rice).getByRole("button", { name: "Change: Price" }).click();
    const field = rowOf(rice).getByRole("spinbutton", { name: "Price" });
    await field.fill("95");
    await page.keyboard.press("Enter");
    await page.getByText("A price is not above the MRP.").waitFor();
    expect(await field.inputValue()).toBe("95");
    await field.press("Escape");
    await rowOf(rice).getByText("₹84.50").waitFor();
    expect(await offerOf(rice)).toMatchObject({ price: 84.5 });
  });

  it("stays on the list while rows are chosen, by key, on the box or on its tick", async () => {
    const { page } = visitor;
    await page.goto(list());
    await rowOf(rice).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("x");
    const row = page.locator("tr[data-id]").first();
    await awaitBox(row, ":checked");
    await row.locator(".adminjs_Checkbox polyline").dispatchEvent("click");
    await awaitBox(row, ":not(:checked)");
    await row.locator(".adminjs_Checkbox a").click();
    await awaitBox(row, ":checked");
    expect(page.url()).toBe(list());
  });

  it("changes the rows that were chosen, after showing what becomes of them", async () => {
    const { page } = visitor;
    await page.goto(list());
    for (const product of [rice, dal]) {
      await rowOf(product).getByRole("checkbox").press("Space");
      await awaitBox(rowOf(product), ":checked");
    }
    await page.getByText("Edit these").click();
    await page.fill("#bulk-price", "-10%");
    await page.fill("#bulk-on_hand", "+5");
    const preview = page.getByRole("region", { name: "What will change" });
    await preview.locator("strong").getByText("₹90.00").waitFor();
    await page.getByRole("button", { name: "Change 2 of them" }).click();
    await page.waitForURL("**/resources/offers");
    expect(await offerOf(rice)).toMatchObject({ price: 76.05, mrp: 90, on_hand: 12 });
    expect(await offerOf(dal)).toMatchObject({ price: 90, mrp: 120, on_hand: 9 });
  });

  it("changes all rows that its filters match", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/offers/actions/editMany?filters.q=${encodeURIComponent(NAME)}`);
    await page.selectOption("#bulk-is_available", "false");
    await page.getByRole("button", { name: "Change 2 of them" }).click();
    await page.waitForURL("**/resources/offers");
    for (const product of [rice, dal]) expect(await offerOf(product)).toMatchObject({ is_available: false });
  });

  it("says which store refused, and saves nothing of it", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/offers/actions/editMany?filters.q=${encodeURIComponent(NAME)}`);
    await page.fill("#bulk-on_hand", "99000000");
    await page.getByRole("button", { name: "Change 2 of them" }).click();
    await page.getByRole("alert").getByText("Store PANEL-OFFERS").waitFor();
    expect(await page.inputValue("#bulk-on_hand")).toBe("99000000");
    expect(await offerOf(dal)).toMatchObject({ on_hand: 9 });
  });

  it("does not make anything dearer than its MRP", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/offers/actions/editMany?filters.q=${encodeURIComponent(NAME)}`);
    await page.fill("#bulk-price", "100");
    await page.getByText("1 of them would cost more than their MRP.").waitFor();
    expect(await page.locator(".qd-record button[type=submit]").isDisabled()).toBe(true);
  });

  it("takes a new item, found by typing", async () => {
    const { page } = visitor;
    await page.goto(`${platform().admin_url}/resources/offers/actions/new`);
    await pick(page, "#offer-store", store.code);
    await pick(page, "#offer-variant", oil.sku);
    await page.fill("#offer-price", "150");
    await page.fill("#offer-on_hand", "3");
    await page.click("form.qd-record button[type=submit]");
    await page.waitForURL("**/show");
    expect(await offerOf(oil)).toMatchObject({ price: 150, mrp: 150, on_hand: 3 });
  });

  it("has no way to change anything for those who may only read", async () => {
    const support = await newVisitor(browser);
    await logIn(support, await inviteOperator("panel-offers-support", "support"));
    await support.page.goto(list());
    await support.page.locator("tr[data-id]").first().waitFor();
    expect(await support.page.getByRole("button", { name: /^Change:/ }).count()).toBe(0);
    expect(await support.page.getByText("Edit all listed").count()).toBe(0);
    const refused = await support.page.evaluate(
      async ([path, variant_id]) => {
        const body = JSON.stringify({ offers: [{ variant_id, price: 1 }] });
        const headers = { "content-type": "application/json" };
        return (await fetch(`/admin/api/own/admin-api${path}`, { method: "POST", headers, body })).status;
      },
      [`/dark-stores/${store.id}/offers`, oil.variant_id] as const,
    );
    expect(refused).toBe(403);
    await support.context.close();
  });
});
