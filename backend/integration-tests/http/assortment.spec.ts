import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

const inStore = (store: TestStore, headers: Record<string, string> = {}) => ({
  headers: { "x-dark-store-id": store.id, ...headers },
});

async function list(store: TestStore, query = ""): Promise<Json> {
  return ok("GET", `/store/products?${query}`, inStore(store));
}

async function titles(store: TestStore, query = ""): Promise<string[]> {
  return (await list(store, `fields=title&${query}`)).products.map((product: Json) => product.title);
}

async function stockShown(store: TestStore, product: TestProduct): Promise<number> {
  const answer = await ok("GET", `/store/products/${product.id}`, inStore(store));
  return answer.product.variants[0].inventory_quantity;
}

describe("what stores show of the catalogue", () => {
  let store: TestStore;
  let milk: TestProduct;

  beforeAll(async () => {
    store = await createStore("AS-SHAPE");
    milk = await createProduct("AS Shape Milk");
    await setOffer(store, milk, { price: 27, mrp: 30, on_hand: 4 });
  });

  const FIELDS = [
    "",
    "*variants.calculated_price,+variants.inventory_quantity,*variants.images,+metadata,+tags,",
    "*categories,status,external_id",
    "id,title,variants.sku",
    "-description,-variants.options",
  ];

  it.each(FIELDS)("is what Medusa shows for fields %j, but for price and stock", async (fields) => {
    const ours = ["manage_inventory", "allow_backorder", "inventory_quantity", "max_per_order", "calculated_price"];
    const strip = (product: Json) => ({
      ...product,
      ...(product.variants
        ? {
            variants: product.variants.map((variant: Json) =>
              Object.fromEntries(Object.entries(variant).filter(([key]) => !ours.includes(key))),
            ),
          }
        : {}),
    });
    const wanted = fields === "" ? "" : `&fields=${encodeURIComponent(fields)}`;
    const region = fields.includes("calculated_price") ? `&region_id=${platform().region_id}` : "";
    const query = `id=${milk.id}${region}${wanted}`;
    const core = await ok("GET", `/store/products?${query}`);
    const shown = await list(store, query);
    expect(shown.products.map(strip)).toEqual(core.products.map(strip));
    expect(shown).toMatchObject({ count: 1, limit: core.limit, offset: 0 });
  });

  it("leaves out fields that Medusa does not show, and refuses parameters nobody knows", async () => {
    const { products } = await list(store, "fields=title,secret_cost,variants.inventory_items");
    expect(Object.keys(products[0]).sort()).toEqual(["id", "title", "variants"]);
    expect(products[0].variants[0]).not.toHaveProperty("inventory_items");
    expect(await call("GET", "/store/products?colour=red", inStore(store))).toMatchObject({
      status: 400,
      body: { code: "invalid_request" },
    });
  });

  it("names products in Hindi for those who ask for it", async () => {
    const token = await operatorToken();
    await ok("POST", `/admin/products/${milk.id}`, { token, body: { metadata: { name_hi: "एएस दूध" } } });
    const title = async (headers: Record<string, string>) =>
      (await ok("GET", `/store/products/${milk.id}`, inStore(store, headers))).product.title;
    expect(await title({ "x-medusa-locale": "hi-IN" })).toBe("एएस दूध");
    expect(await title({ "x-medusa-locale": "en-IN" })).toBe("AS Shape Milk");
    expect(await title({})).toBe("AS Shape Milk");
    expect(await titles(store, `q=${encodeURIComponent("दूध")}`)).toEqual(["AS Shape Milk"]);
  });

  it("says beside every listing whether the store takes orders, and when it opens", async () => {
    const token = await operatorToken();
    const change = (body: Json) => ok("POST", `/admin/dark-stores/${store.id}`, { token, body });
    const headers = async (path: string) => {
      const answer = await call("GET", path, inStore(store));
      return [answer.headers.get("x-dark-store-serviceable"), answer.headers.get("x-dark-store-opens-at")];
    };
    const paths = ["/store/products?limit=1", `/store/products/${milk.id}`, "/store/product-categories"];
    for (const path of paths) {
      expect(await headers(path)).toEqual(["true", null]);
    }
    await change({ status: "paused" });
    for (const path of paths) {
      expect(await headers(path)).toEqual(["paused", null]);
    }
    const yesterday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 6) % 7];
    await change({ status: "open", timezone: "UTC", opening_hours: { [String(yesterday)]: [["00:00", "00:01"]] } });
    const [reason, opensAt] = await headers("/store/products?limit=1");
    expect(reason).toBe("closed");
    expect(Date.parse(String(opensAt))).toBeGreaterThan(Date.now());
    await change({ opening_hours: null });
  });

  it("says that there is no such store", async () => {
    const answer = await call("GET", "/store/products", { headers: { "x-dark-store-id": "dstore_nobody" } });
    expect(answer).toMatchObject({ status: 404, body: { code: "dark_store_not_found" } });
  });
});

describe("a listing after a change", () => {
  let store: TestStore;
  let tea: TestProduct;
  let rice: TestProduct;

  beforeAll(async () => {
    store = await createStore("AS-FRESH");
    tea = await createProduct("AS Fresh Tea");
    rice = await createProduct("AS Fresh Rice");
    await setOffer(store, tea, { price: 90, on_hand: 3 });
    await setOffer(store, rice, { price: 60, on_hand: 3 });
  });

  const adjust = async (product: TestProduct, quantity: number) =>
    ok("POST", `/admin/dark-stores/${store.id}/inventory-adjustments`, {
      token: await operatorToken(),
      body: { variant_id: product.variant_id, quantity, reason: "damaged" },
    });

  it("shows what an operator changed as soon as they are answered, although it was cached", async () => {
    expect(await titles(store)).toEqual(["AS Fresh Rice", "AS Fresh Tea"]);
    expect(await titles(store)).toEqual(["AS Fresh Rice", "AS Fresh Tea"]);
    await adjust(rice, -3);
    expect(await titles(store)).toEqual(["AS Fresh Tea", "AS Fresh Rice"]);
    expect(await titles(store, "in_stock=true")).toEqual(["AS Fresh Tea"]);
    expect(await stockShown(store, rice)).toBe(0);
    await setOffer(store, rice, { price: 100, on_hand: 5 });
    expect(await titles(store, "order=price")).toEqual(["AS Fresh Tea", "AS Fresh Rice"]);
    expect(await titles(store, "price[gte]=95")).toEqual(["AS Fresh Rice"]);
    await setOffer(store, rice, { is_available: false });
    expect((await list(store)).count).toBe(1);
    expect((await call("GET", `/store/products/${rice.id}`, inStore(store))).status).toBe(404);
    await setOffer(store, rice, { is_available: true });
  });

  it("shows a changed catalogue as soon as its editor is answered", async () => {
    const token = await operatorToken();
    expect(await titles(store, "q=tea")).toEqual(["AS Fresh Tea"]);
    await ok("POST", `/admin/products/${tea.id}`, { token, body: { title: "AS Fresh Assam Tea" } });
    expect(await titles(store, "q=assam")).toEqual(["AS Fresh Assam Tea"]);
    await ok("POST", `/admin/products/${tea.id}`, { token, body: { status: "draft" } });
    expect(await titles(store)).toEqual(["AS Fresh Rice"]);
    await ok("POST", `/admin/products/${tea.id}`, { token, body: { status: "published" } });
    expect(await titles(store)).toContain("AS Fresh Assam Tea");
  });

  it("never shows a sold-out item as available for longer than two seconds, however often it is asked for", async () => {
    await setOffer(store, rice, { on_hand: 1 });
    let reading = true;
    let lastSeenInStock = 0;
    const readers = Array.from({ length: 4 }, async () => {
      while (reading) {
        const shown = await stockShown(store, rice);
        lastSeenInStock = shown > 0 ? Date.now() : lastSeenInStock;
      }
    });
    await eventually(async () => expect(await stockShown(store, rice)).toBe(1));
    const { cart } = await ok("POST", "/store/carts", { ...inStore(store), body: { region_id: platform().region_id } });
    await ok("POST", `/store/carts/${cart.id}/line-items`, { body: { variant_id: rice.variant_id, quantity: 1 } });
    await adjust(rice, -1);
    const soldOutAt = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 2500));
    reading = false;
    await Promise.all(readers);
    expect(lastSeenInStock).toBeGreaterThan(0);
    expect(lastSeenInStock - soldOutAt).toBeLessThan(2000);
  });
});

describe("a revoked publishable key", () => {
  it("opens nothing any more, although it is read through a cache", async () => {
    const token = await operatorToken();
    const { api_key } = await ok("POST", "/admin/api-keys", { token, body: { title: "AS key", type: "publishable" } });
    const { sales_channels } = await ok("GET", "/admin/sales-channels?limit=1", { token });
    await ok("POST", `/admin/api-keys/${api_key.id}/sales-channels`, { token, body: { add: [sales_channels[0].id] } });
    const status = async () =>
      (await call("GET", "/store/regions", { headers: { "x-publishable-api-key": api_key.token } })).status;
    expect([await status(), await status()]).toEqual([200, 200]);
    await ok("POST", `/admin/api-keys/${api_key.id}/revoke`, { token, body: {} });
    await eventually(async () => expect(await status()).toBe(400));
    expect([await status(), await status()]).toEqual([400, 400]);
  });
});
