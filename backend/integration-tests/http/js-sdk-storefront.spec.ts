import Medusa from "@medusajs/js-sdk";
import { eventually } from "../support/eventually";
import { ok, type Json } from "../support/http";
import { operatorToken } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

/*
 * What Medusa's own Next.js storefront asks for, word for word. The storefront knows nothing of dark stores: the client
 * carries one header that is set once.
 */
const STARTER = {
  products: "*variants.calculated_price,+variants.inventory_quantity,*variants.images,+metadata,+tags,",
  categories: "*category_children, *products, *parent_category, *parent_category.parent_category",
  category: "*category_children, *products",
  cart: "*items, *region, *items.product, *items.variant, *items.thumbnail, *items.metadata, +items.total, *promotions, +shipping_methods.name",
};

const shop = (store?: TestStore): Medusa =>
  new Medusa({
    baseUrl: platform().backend_url,
    publishableKey: platform().publishable_key,
    ...(store ? { globalHeaders: { "x-dark-store-id": store.id } } : {}),
  });

let near: TestStore;
let far: TestStore;
let milk: TestProduct;
let curd: TestProduct;
let lamp: TestProduct;
let dairy: { id: string; handle: string };
let food: { id: string; handle: string };
let empty: { id: string; handle: string };

beforeAll(async () => {
  near = await createStore("SDK-NEAR");
  far = await createStore("SDK-FAR");
  milk = await createProduct("Sdkshelf Toned Milk");
  curd = await createProduct("Sdkshelf Fresh Curd");
  lamp = await createProduct("Sdkshelf Brass Lamp");
  await describeProduct(milk);
  food = await createCategory("Sdkshelf Food", []);
  dairy = await createCategory("Sdkshelf Dairy", [milk, curd], food.id);
  empty = await createCategory("Sdkshelf Lamps", [lamp]);
  await setOffer(near, milk, { price: 28, mrp: 30, on_hand: 10 });
  await setOffer(near, curd, { price: 45, on_hand: 5 });
  await setOffer(far, milk, { price: 33, on_hand: 2 });
  await setOffer(far, lamp, { price: 900, on_hand: 1 });
  await eventually(async () => {
    expect((await list(shop(near), {})).count).toBe(2);
    expect((await list(shop(far), {})).count).toBe(2);
  });
});

/** The starter's product list: limit, offset and fields are always sent. */
async function list(sdk: Medusa, query: Json): Promise<Json> {
  return sdk.client.fetch("/store/products", {
    method: "GET",
    query: { limit: 12, offset: 0, region_id: platform().region_id, fields: STARTER.products, ...query },
  });
}

async function idsOf(sdk: Medusa, query: Json): Promise<string[]> {
  return (await list(sdk, query)).products.map((product: Json) => product.id);
}

async function describeProduct(product: TestProduct): Promise<void> {
  const token = await operatorToken();
  const { product_tag } = await ok("POST", "/admin/product-tags", { token, body: { value: "sdkshelf-fresh" } });
  await ok("POST", `/admin/products/${product.id}`, {
    token,
    body: {
      images: [{ url: "https://images.quickdash.test/sdkshelf-milk.webp" }],
      tags: [{ id: product_tag.id }],
      metadata: { brand: "Sdkshelf" },
    },
  });
}

async function createCategory(name: string, products: TestProduct[], parent?: string) {
  const token = await operatorToken();
  const { product_category } = await ok("POST", "/admin/product-categories", {
    token,
    body: { name, is_active: true, ...(parent ? { parent_category_id: parent } : {}) },
  });
  await ok("POST", `/admin/product-categories/${product_category.id}/products`, {
    token,
    body: { add: products.map((product) => product.id) },
  });
  return { id: product_category.id as string, handle: product_category.handle as string };
}

describe("a storefront whose only change is one header", () => {
  it("starts from the regions", async () => {
    const { regions } = await shop(near).client.fetch<Json>("/store/regions", { method: "GET" });
    expect(regions).toEqual([
      expect.objectContaining({
        id: platform().region_id,
        currency_code: "inr",
        countries: [expect.objectContaining({ iso_2: "in" })],
      }),
    ]);
  });

  it("shows the categories in which the store has something, with their family and products", async () => {
    const { product_categories } = await shop(near).client.fetch<Json>("/store/product-categories", {
      query: { fields: STARTER.categories, limit: 100 },
    });
    const shown = (id: string): Json => product_categories.find((category: Json) => category.id === id);
    expect(shown(dairy.id)).toMatchObject({ parent_category: { id: food.id } });
    expect(
      shown(dairy.id)
        .products.map((product: Json) => product.id)
        .sort(),
    ).toEqual([milk.id, curd.id].sort());
    expect(shown(food.id)).toMatchObject({ category_children: [{ id: dairy.id }] });
    expect(shown(empty.id)).toBeUndefined();
  });

  it("opens a category by its handle", async () => {
    const { product_categories } = await shop(near).client.fetch<Json>("/store/product-categories", {
      query: { fields: STARTER.category, handle: dairy.handle },
    });
    expect(product_categories).toMatchObject([{ id: dairy.id, name: "Sdkshelf Dairy" }]);
  });

  it("lists products with this store's price and stock, and all else the starter asks for", async () => {
    const { products, count, limit, offset } = await list(shop(near), { id: milk.id });
    expect({ count, limit, offset }).toEqual({ count: 1, limit: 12, offset: 0 });
    expect(products[0]).toMatchObject({
      id: milk.id,
      title: "Sdkshelf Toned Milk",
      images: [{ url: "https://images.quickdash.test/sdkshelf-milk.webp" }],
      tags: [{ value: "sdkshelf-fresh" }],
      metadata: { brand: "Sdkshelf" },
      options: [{ title: "Pack", values: [{ value: "1 unit" }] }],
      variants: [
        {
          id: milk.variant_id,
          sku: milk.sku,
          manage_inventory: true,
          allow_backorder: false,
          inventory_quantity: 10,
          options: [{ value: "1 unit" }],
          calculated_price: { calculated_amount: 28, original_amount: 30, currency_code: "inr" },
        },
      ],
    });
  });

  it("searches", async () => {
    expect(await idsOf(shop(near), { q: "sdkshelf curd" })).toEqual([curd.id]);
    expect(await idsOf(shop(near), { q: "brass lamp" })).toEqual([]);
    expect(await idsOf(shop(far), { q: "brass lamp" })).toEqual([lamp.id]);
  });

  it("filters by category, and by several ids as the starter's previews do", async () => {
    expect((await idsOf(shop(near), { category_id: [dairy.id] })).sort()).toEqual([milk.id, curd.id].sort());
    expect(await idsOf(shop(far), { category_id: [dairy.id] })).toEqual([milk.id]);
    expect(await idsOf(shop(near), { category_id: [empty.id] })).toEqual([]);
    expect(await idsOf(shop(near), { id: [curd.id, lamp.id] })).toEqual([curd.id]);
  });

  it("orders by price and pages without gaps or repeats", async () => {
    const sdk = shop(near);
    expect(await idsOf(sdk, { order: "price" })).toEqual([milk.id, curd.id]);
    expect(await idsOf(sdk, { order: "-price" })).toEqual([curd.id, milk.id]);
    const pages = await Promise.all([0, 1, 2].map((offset) => list(sdk, { order: "price", limit: 1, offset })));
    expect(pages.map((page) => page.products.map((product: Json) => product.id))).toEqual([[milk.id], [curd.id], []]);
    expect(pages.map((page) => page.count)).toEqual([2, 2, 2]);
  });

  it("opens a product by its handle, and none that the store does not offer", async () => {
    const { products } = await list(shop(near), { handle: "sdkshelf-toned-milk" });
    expect(products).toMatchObject([{ id: milk.id, variants: [{ calculated_price: { calculated_amount: 28 } }] }]);
    expect((await list(shop(near), { handle: "sdkshelf-brass-lamp" })).products).toEqual([]);
    const { product } = await shop(near).store.product.retrieve(milk.id, { fields: STARTER.products });
    expect(product.variants?.[0]?.calculated_price?.calculated_amount).toBe(28);
    await expect(shop(near).store.product.retrieve(lamp.id)).rejects.toMatchObject({ status: 404 });
  });

  it("fills a cart at this store's price: adds, changes and removes lines", async () => {
    const sdk = shop(near);
    const { cart } = await sdk.store.cart.create({ region_id: platform().region_id });
    await sdk.store.cart.createLineItem(cart.id, { variant_id: milk.variant_id, quantity: 2 });
    await sdk.store.cart.createLineItem(cart.id, { variant_id: curd.variant_id, quantity: 1 });
    const filled = await retrieveCart(sdk, cart.id);
    expect(filled).toMatchObject({ currency_code: "inr", item_total: 101, total: 101 });
    const lineOf = (product: TestProduct): Json =>
      filled.items.find((item: Json) => item.variant_id === product.variant_id);
    expect(lineOf(milk)).toMatchObject({
      quantity: 2,
      unit_price: 28,
      total: 56,
      product: { id: milk.id },
      variant: { id: milk.variant_id },
    });
    await sdk.store.cart.updateLineItem(cart.id, lineOf(milk).id as string, { quantity: 5 });
    expect(await retrieveCart(sdk, cart.id)).toMatchObject({ total: 185 });
    await sdk.store.cart.deleteLineItem(cart.id, lineOf(curd).id as string);
    const left = await retrieveCart(sdk, cart.id);
    expect(left).toMatchObject({ total: 140, items: [{ variant_id: milk.variant_id, quantity: 5 }] });
  });

  it("is refused more than the store has, in a sentence that it can show", async () => {
    const sdk = shop(far);
    const { cart } = await sdk.store.cart.create({ region_id: platform().region_id });
    await expect(
      sdk.store.cart.createLineItem(cart.id, { variant_id: milk.variant_id, quantity: 3 }),
    ).rejects.toMatchObject({ status: 400, message: expect.stringMatching(/\w+ .*\.$/) });
    expect((await retrieveCart(sdk, cart.id)).items).toEqual([]);
  });
});

describe("the same storefront in another store", () => {
  it("sees that store's assortment, price and stock", async () => {
    const { products, count } = await list(shop(far), { order: "price" });
    expect(count).toBe(2);
    expect(products.map((product: Json) => product.id)).toEqual([milk.id, lamp.id]);
    expect(products[0].variants[0]).toMatchObject({
      inventory_quantity: 2,
      calculated_price: { calculated_amount: 33, original_amount: 33 },
    });
  });

  it("pays that store's price", async () => {
    const sdk = shop(far);
    const { cart } = await sdk.store.cart.create({ region_id: platform().region_id });
    await sdk.store.cart.createLineItem(cart.id, { variant_id: milk.variant_id, quantity: 2 });
    expect(await retrieveCart(sdk, cart.id)).toMatchObject({ total: 66, items: [{ unit_price: 33 }] });
  });
});

describe("without the header", () => {
  it("answers as Medusa does: the whole catalogue, no store's price, no stock", async () => {
    const { products, count } = await list(shop(), { id: [milk.id, curd.id, lamp.id] });
    expect(count).toBe(3);
    const variants = products.flatMap((product: Json) => product.variants);
    expect(variants.map((variant: Json) => variant.manage_inventory)).toEqual([false, false, false]);
    expect(variants.filter((variant: Json) => variant.calculated_price || variant.inventory_quantity)).toEqual([]);
    const { product } = await shop().store.product.retrieve(lamp.id);
    expect(product.id).toBe(lamp.id);
    const { product_category } = await shop().store.category.retrieve(empty.id);
    expect(product_category).not.toHaveProperty("product_count");
  });
});

async function retrieveCart(sdk: Medusa, id: string): Promise<Json> {
  const { cart } = await sdk.client.fetch<Json>(`/store/carts/${id}`, { query: { fields: STARTER.cart } });
  return cart;
}
