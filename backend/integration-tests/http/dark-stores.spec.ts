import Medusa from "@medusajs/js-sdk";
import { addressAt } from "../support/checkout";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, squareAround, type TestProduct, type TestStore } from "../support/shop";

const inStore = (store: TestStore) => ({ "x-dark-store-id": store.id });

describe("choosing a store", () => {
  let store: TestStore;

  beforeAll(async () => {
    store = await createStore("DS-CHOICE", { delivery_fee: 19 });
  });

  const at = (point: { latitude: number; longitude: number }): Promise<Answer> =>
    call("GET", `/store/serviceability?latitude=${point.latitude}&longitude=${point.longitude}`);

  it("finds the store that covers the pin, with distance, promise and fee", async () => {
    const answer = await at(store.at);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      serviceable: true,
      dark_store: { id: store.id, code: "DS-CHOICE", name: "Store DS-CHOICE" },
      distance_m: 0,
      eta_minutes: expect.any(Number),
      delivery_fee: 19,
    });
  });

  it("says that nobody delivers outside every area", async () => {
    expect((await at({ latitude: -89, longitude: 0 })).body).toEqual({ serviceable: false, reason: "out_of_area" });
  });

  it("refuses a pin that is no place on Earth", async () => {
    for (const query of ["", "?latitude=&longitude=77", "?latitude=91&longitude=0", "?latitude=a&longitude=b"]) {
      const answer = await call("GET", `/store/serviceability${query}`);
      expect(answer).toMatchObject({ status: 400, body: { type: "invalid_data", code: "invalid_request" } });
      expect(answer.body.request_id).toEqual(expect.any(String));
    }
  });

  it("says why a store takes no orders, and when it opens", async () => {
    const token = await operatorToken();
    const change = (body: Json) => ok("POST", `/admin/dark-stores/${store.id}`, { token, body });
    await change({ status: "paused" });
    expect((await at(store.at)).body).toEqual({ serviceable: false, reason: "paused" });
    const yesterday = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"][(new Date().getUTCDay() + 6) % 7];
    await change({ status: "open", timezone: "UTC", opening_hours: { [String(yesterday)]: [["00:00", "00:01"]] } });
    const closed = (await at(store.at)).body;
    expect(closed).toEqual({ serviceable: false, reason: "closed", opens_at: expect.any(String) });
    expect(Date.parse(closed.opens_at)).toBeGreaterThan(Date.now());
    await change({ opening_hours: null });
    expect((await at(store.at)).body.serviceable).toBe(true);
  });

  it("lists the covering stores best first", async () => {
    const slower = await createStore("DS-CHOICE-SLOW", {
      ...store.at,
      service_area: squareAround(store.at),
      prep_minutes: 30,
    });
    const { dark_stores } = await ok(
      "GET",
      `/store/dark-stores?latitude=${store.at.latitude}&longitude=${store.at.longitude}`,
    );
    expect(dark_stores.map((entry: Json) => entry.id)).toEqual([store.id, slower.id]);
  });
});

describe("a store's assortment through an unchanged js-sdk", () => {
  let store: TestStore;
  let milk: TestProduct;
  let bread: TestProduct;
  let elsewhere: TestProduct;
  let sdk: Medusa;

  beforeAll(async () => {
    store = await createStore("DS-SHELF");
    milk = await createProduct("DS Shelf Milk");
    bread = await createProduct("DS Shelf Bread");
    elsewhere = await createProduct("DS Shelf Elsewhere");
    await setOffer(store, milk, { price: 28, mrp: 30, on_hand: 10 });
    await setOffer(store, bread, { price: 45, on_hand: 0 });
    sdk = new Medusa({
      baseUrl: platform().backend_url,
      publishableKey: platform().publishable_key,
      globalHeaders: inStore(store),
    });
  });

  it("lists what this store offers, at its price and with its stock, sold out last", async () => {
    const { products, count } = await sdk.store.product.list({
      region_id: platform().region_id,
      fields: "*variants.calculated_price,+variants.inventory_quantity",
      limit: 12,
    });
    expect(count).toBe(2);
    expect(products.map((product) => product.id)).toEqual([milk.id, bread.id]);
    expect(products[0]?.variants?.[0]).toMatchObject({
      id: milk.variant_id,
      manage_inventory: true,
      inventory_quantity: 10,
      calculated_price: {
        calculated_amount: 28,
        original_amount: 30,
        currency_code: "inr",
        is_calculated_price_tax_inclusive: true,
      },
    });
    expect(products[1]?.variants?.[0]?.inventory_quantity).toBe(0);
  });

  it("searches, sorts by price and pages", async () => {
    const ids = async (query: Json) => (await sdk.store.product.list(query)).products.map((product) => product.id);
    expect(await ids({ q: "shelf milk" })).toEqual([milk.id]);
    expect(await ids({ q: "nothing like it" })).toEqual([]);
    await setOffer(store, bread, { on_hand: 5 });
    expect(await ids({ order: "price" })).toEqual([milk.id, bread.id]);
    expect(await ids({ order: "-price" })).toEqual([bread.id, milk.id]);
    expect(await ids({ order: "-price", limit: 1, offset: 1 })).toEqual([milk.id]);
    const beyond = await sdk.store.product.list({ limit: 1, offset: 50 });
    expect(beyond).toMatchObject({ products: [], count: 2 });
  });

  it("opens a product it offers and knows no other", async () => {
    const { product } = await sdk.store.product.retrieve(milk.id, { fields: "id,title,*variants" });
    expect(product).toMatchObject({ title: "DS Shelf Milk", variants: [{ inventory_quantity: 10 }] });
    await expect(sdk.store.product.retrieve(elsewhere.id)).rejects.toMatchObject({ status: 404 });
  });

  it("hides a product the store switched off", async () => {
    await setOffer(store, bread, { is_available: false });
    expect((await sdk.store.product.list({})).count).toBe(1);
    await setOffer(store, bread, { is_available: true });
  });

  it("shows only categories in which it offers something, with counts", async () => {
    const token = await operatorToken();
    const category = async (name: string, products: TestProduct[], parent?: string): Promise<string> => {
      const body = { name, is_active: true, ...(parent ? { parent_category_id: parent } : {}) };
      const { product_category } = await ok("POST", "/admin/product-categories", { token, body });
      await ok("POST", `/admin/product-categories/${product_category.id}/products`, {
        token,
        body: { add: products.map((product) => product.id) },
      });
      return product_category.id as string;
    };
    const top = await category("DS Shelf Food", []);
    const dairy = await category("DS Shelf Dairy", [milk], top);
    const empty = await category("DS Shelf Empty", [elsewhere], top);
    const { product_categories, count } = await sdk.store.category.list({ fields: "id,name,*category_children" });
    expect(count).toBe(2);
    const shown = product_categories.find((entry) => entry.id === top) as Json;
    expect(shown).toMatchObject({ product_count: 1, category_children: [{ id: dairy }] });
    expect(product_categories.map((entry) => entry.id)).not.toContain(empty);
    const { products } = await sdk.store.product.list({ category_id: [dairy] });
    expect(products.map((product) => product.id)).toEqual([milk.id]);
    await expect(sdk.store.category.retrieve(empty)).rejects.toMatchObject({ status: 404 });
  });

  it("refuses a store that does not exist, and an order nobody knows", async () => {
    expect(await call("GET", "/store/products", { headers: { "x-dark-store-id": "dstore_none" } })).toMatchObject({
      status: 404,
      body: { type: "not_found", code: "dark_store_not_found" },
    });
    expect(await call("GET", "/store/products?order=luck", { headers: inStore(store) })).toMatchObject({
      status: 400,
      body: { code: "invalid_order" },
    });
  });

  it("leaves Medusa's own list alone without the header", async () => {
    const { products } = await ok("GET", `/store/products?id[]=${elsewhere.id}&fields=id,*variants`);
    expect(products).toMatchObject([{ id: elsewhere.id, variants: [{ manage_inventory: false }] }]);
    expect(products[0].variants[0]).not.toHaveProperty("inventory_quantity");
  });
});

describe("a cart in a store", () => {
  let store: TestStore;
  let milk: TestProduct;
  let rare: TestProduct;
  let missing: TestProduct;

  beforeAll(async () => {
    store = await createStore("DS-CART");
    milk = await createProduct("DS Cart Milk");
    rare = await createProduct("DS Cart Rare");
    missing = await createProduct("DS Cart Missing");
    await setOffer(store, milk, { price: 28, mrp: 30, on_hand: 10 });
    await setOffer(store, rare, { price: 99, on_hand: 50, max_per_order: 2 });
  });

  const newCart = async (): Promise<string> =>
    (await ok("POST", "/store/carts", { headers: inStore(store), body: { region_id: platform().region_id } })).cart.id;
  const add = (cart: string, body: Json): Promise<Answer> =>
    call("POST", `/store/carts/${cart}/line-items?fields=id,total,items.*`, { body });
  const set = (cart: string, line: string, quantity: number): Promise<Answer> =>
    call("POST", `/store/carts/${cart}/line-items/${line}?fields=id,total,items.*`, { body: { quantity } });

  it("takes the store's price, one line per variant, whatever else the client sends", async () => {
    const cart = await newCart();
    await add(cart, { variant_id: milk.variant_id, quantity: 2, metadata: { unit_price: 1 } });
    const { body } = await add(cart, { variant_id: milk.variant_id, quantity: 1 });
    expect(body.cart.total).toBe(84);
    expect(body.cart.items).toHaveLength(1);
    expect(body.cart.items[0]).toMatchObject({ quantity: 3, unit_price: 28, compare_at_unit_price: 30 });
    const forged = await add(cart, { variant_id: milk.variant_id, quantity: 1, unit_price: 1 });
    expect(forged.status).toBe(400);
  });

  it("refuses more than is left and says how many that is", async () => {
    const cart = await newCart();
    const { body } = await add(cart, { variant_id: milk.variant_id, quantity: 8 });
    expect(await add(cart, { variant_id: milk.variant_id, quantity: 3 })).toMatchObject({
      status: 400,
      body: { type: "invalid_data", code: "insufficient_stock", available: 10, requested: 11 },
    });
    expect(await set(cart, body.cart.items[0].id, 11)).toMatchObject({
      status: 400,
      body: { code: "insufficient_stock", available: 10 },
    });
    expect((await set(cart, body.cart.items[0].id, 10)).body.cart.total).toBe(280);
  });

  it("cannot be filled beyond the stock by many requests at once", async () => {
    const cart = await newCart();
    await Promise.all(Array.from({ length: 6 }, () => add(cart, { variant_id: milk.variant_id, quantity: 3 })));
    const { cart: after } = await ok("GET", `/store/carts/${cart}?fields=id,items.*`);
    const quantity = after.items.reduce((sum: number, item: Json) => sum + item.quantity, 0);
    expect(after.items).toHaveLength(1);
    expect(quantity % 3).toBe(0);
    expect(quantity).toBeLessThanOrEqual(9);
    expect(quantity).toBeGreaterThan(0);
  });

  it("refuses more than the limit per order, and what the store does not offer", async () => {
    const cart = await newCart();
    expect(await add(cart, { variant_id: rare.variant_id, quantity: 3 })).toMatchObject({
      status: 400,
      body: { code: "max_per_order", max_per_order: 2 },
    });
    expect(await add(cart, { variant_id: missing.variant_id, quantity: 1 })).toMatchObject({
      status: 400,
      body: { code: "not_available" },
    });
    expect(await add(cart, { variant_id: milk.variant_id, quantity: 0.5 })).toMatchObject({
      status: 400,
      body: { code: "invalid_quantity" },
    });
  });

  it("delivers only inside its store's area, and keeps its prices when the address changes", async () => {
    const cart = await newCart();
    await add(cart, { variant_id: milk.variant_id, quantity: 1 });
    const outside = { latitude: store.at.latitude + 0.02, longitude: store.at.longitude };
    const to = (point: { latitude: number; longitude: number }): Promise<Answer> =>
      call("POST", `/store/carts/${cart}?fields=id,total,items.*`, { body: { shipping_address: addressAt(point) } });
    expect(await to(outside)).toMatchObject({ status: 400, body: { type: "invalid_data", code: "out_of_area" } });
    const inside = await to(store.at);
    expect(inside.status).toBe(200);
    expect(inside.body.cart.items[0].unit_price).toBe(28);
    const nowhere = await call("POST", `/store/carts/${cart}`, {
      body: { shipping_address: { ...addressAt(store.at), metadata: { latitude: "north", longitude: 1 } } },
    });
    expect(nowhere).toMatchObject({ status: 400, body: { code: "invalid_location" } });
  });

  it("comes to today's price with its next change", async () => {
    const cart = await newCart();
    const { body } = await add(cart, { variant_id: rare.variant_id, quantity: 1 });
    await setOffer(store, rare, { price: 90 });
    const changed = await set(cart, body.cart.items[0].id, 2);
    expect(changed.body.cart.items[0]).toMatchObject({ quantity: 2, unit_price: 90, compare_at_unit_price: 99 });
    await setOffer(store, rare, { price: 99 });
  });

  it("can be created with lines, all or none", async () => {
    const create = (quantity: number): Promise<Answer> =>
      call("POST", "/store/carts?fields=id,total", {
        headers: inStore(store),
        body: { region_id: platform().region_id, items: [{ variant_id: milk.variant_id, quantity }] },
      });
    expect((await create(2)).body.cart.total).toBe(56);
    expect(await create(11)).toMatchObject({ status: 400, body: { code: "insufficient_stock" } });
  });
});
