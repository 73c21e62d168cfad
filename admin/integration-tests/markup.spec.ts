import type { Browser } from "playwright-core";
import { ok } from "../../backend/integration-tests/support/http.js";
import { peopleOf } from "../../backend/integration-tests/support/people.js";
import { createProduct, createStore, setOffer } from "../../backend/integration-tests/support/shop.js";
import { launchBrowser, logIn, newVisitor, recordAddress, type Visitor } from "./support/browser.js";
import { adminApi, inDatabase, inviteOperator, platform } from "./support/platform.js";

const MARKUP = `"><img src=x onerror="window.stolen=1">`;
const people = peopleOf("panel-markup");

let browser: Browser;
let visitor: Visitor;
/** One record of each list whose every text is markup. */
const records: Record<string, string> = {};

/** Writes markup into text columns, past every check that the Admin API makes. */
const infect = (table: string, key: string, id: string, columns: string[]): Promise<unknown> =>
  inDatabase(`UPDATE "${table}" SET ${columns.map((column) => `"${column}" = $2`).join(", ")} WHERE "${key}" = $1`, [
    id,
    MARKUP,
  ]);

beforeAll(async () => {
  const store = await createStore("PANEL-MARKUP");
  const product = await createProduct("Panel markup");
  await setOffer(store, product, { price: 10, mrp: 10, on_hand: 5 });
  const [customer, rider, member] = [await people.customer(), await people.rider(), await people.staff([store.id])];
  const operator = await inviteOperator("panel-markup", "support");
  const { promotion } = await adminApi("POST", "/admin/promotions", {
    code: `MARKUP ${MARKUP}`,
    type: "standard",
    status: "active",
    application_method: { type: "percentage", value: 5, target_type: "order" },
  });
  const { product_category: category } = await adminApi("POST", "/admin/product-categories", { name: MARKUP });
  const photo = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]).toString("base64");
  const body = { kind: "identity", number: MARKUP, photo };
  const { document } = await ok("POST", "/rider/documents", { token: rider.token, body });
  await infect("dark_store", "id", store.id, ["name", "city", "address_line", "postal_code"]);
  await infect("product", "id", product.id, ["title", "subtitle", "description"]);
  await infect("product_variant", "id", product.variant_id, ["title", "ean"]);
  await infect("rider", "id", rider.id, ["first_name", "last_name"]);
  await infect("staff", "id", member.id, ["name"]);
  await infect("customer", "id", customer.id, ["first_name", "last_name"]);
  await infect("user", "id", operator.id, ["first_name", "last_name"]);
  Object.assign(records, {
    "dark-stores": store.id,
    products: product.id,
    "product-variants": product.variant_id,
    "product-categories": category.id,
    offers: `${store.id}~${product.variant_id}`,
    riders: rider.id,
    "rider-documents": document.id,
    staff: member.id,
    customers: customer.id,
    operators: operator.id,
    promotions: promotion.id,
  });
  browser = await launchBrowser();
  visitor = await newVisitor(browser);
  await logIn(visitor);
}, 60_000);
afterAll(async () => {
  // Other specs look at these lists too.
  await inDatabase(`UPDATE dark_store SET deleted_at = now() WHERE code = 'PANEL-MARKUP'`);
  await browser?.close();
});

const KEYS: Record<string, string> = { offers: "dark_store_id" };

describe("markup in names", () => {
  it.each([
    ["dark-stores", "editStore"],
    ["products", "editProduct"],
    ["product-variants", null],
    ["product-categories", null],
    ["offers", "editOffer"],
    ["riders", "editRider"],
    ["rider-documents", "rejectDocument"],
    ["staff", "editStaff"],
    ["customers", null],
    ["operators", "changeRole"],
    ["promotions", null],
  ])("stays text in the list of %s, on the record's page and in its form", async (resource, form) => {
    const { page } = visitor;
    const id = records[resource] ?? "";
    const filter = KEYS[resource] ? `filters.${KEYS[resource]}=${id.split("~")[0]}` : `filters.id=${id}`;
    await page.goto(`${platform().admin_url}/resources/${resource}?${filter}`);
    await page.locator(`tr[data-id="${id}"]`).waitFor();
    expect(await page.evaluate(() => "stolen" in window)).toBe(false);
    for (const action of ["show", ...(form ? [form] : [])]) {
      await page.goto(recordAddress(resource, id, action));
      await page.locator(".qd-record, .qd-action-form, [data-css$=show-drawer-content]").first().waitFor();
      await page.waitForLoadState("networkidle");
      expect(await page.evaluate(() => "stolen" in window)).toBe(false);
    }
    expect(visitor.trouble.splice(0)).toEqual([]);
  });
});
