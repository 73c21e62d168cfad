import { addressAt, choosePayment, complete, fillCart } from "../support/checkout";
import { ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";

const CENTRAL_TAX = { name: "GST", code: "GST-5", rate: 5 };
/** A state of its own, so that no other file's carts are taxed by it. */
const STATE = { province_code: "in-ld", rate: { name: "GST of the state", code: "GST-LD", rate: 12 } };

let store: TestStore;
let milk: TestProduct;
let soap: TestProduct;
let customer: Person;

beforeAll(async () => {
  store = await createStore("CART-ANSWERS");
  milk = await createProduct("Cartanswer Milk");
  soap = await createProduct("Cartanswer Soap");
  customer = await peopleOf("cart-answers").customer();
  await setOffer(store, milk, { price: 27, mrp: 30, on_hand: 20 });
  await setOffer(store, soap, { price: 45.5, on_hand: 20 });
  await taxGoods();
});

/** Milk bears a tax everywhere; in one state everything else does too. */
async function taxGoods(): Promise<void> {
  const token = await operatorToken();
  const { tax_regions } = await ok("GET", "/admin/tax-regions?country_code=in&parent_id=null", { token });
  const [country] = tax_regions;
  await ok("POST", "/admin/tax-rates", {
    token,
    body: { tax_region_id: country.id, ...CENTRAL_TAX, rules: [{ reference: "product", reference_id: milk.id }] },
  });
  await ok("POST", "/admin/tax-regions", {
    token,
    body: {
      country_code: "in",
      parent_id: country.id,
      province_code: STATE.province_code,
      default_tax_rate: STATE.rate,
    },
  });
}

const headers = () => ({ "x-dark-store-id": store.id });

async function newCart(body: Json = {}, token?: string): Promise<string> {
  const { cart } = await ok("POST", "/store/carts", {
    token,
    headers: headers(),
    body: { region_id: platform().region_id, ...body },
  });
  return cart.id as string;
}

function add(cartId: string, product: TestProduct, quantity: number, metadata?: Json): Promise<Json> {
  const body = { variant_id: product.variant_id, quantity, metadata };
  return ok("POST", `/store/carts/${cartId}/line-items`, { headers: headers(), body });
}

const change = (cartId: string, body: Json): Promise<Json> =>
  ok("POST", `/store/carts/${cartId}`, { headers: headers(), body });

/** A cart as it is read without wishes, and as Medusa's own graph reads it: one more field makes it that. */
async function bothOf(cartId: string): Promise<[Json, Json]> {
  const { cart: plain } = await ok("GET", `/store/carts/${cartId}`, { headers: headers() });
  const { cart: graph } = await ok("GET", `/store/carts/${cartId}?fields=%2Bitems.cart_id`, { headers: headers() });
  for (const item of graph.items) delete item.cart_id;
  return [sorted(plain), sorted(graph)];
}

/** Medusa gives lists in no order that could be relied on. */
function sorted(cart: Json): Json {
  const byId = (a: Json, b: Json) => (a.id < b.id ? -1 : 1);
  for (const item of cart.items) {
    item.product.tags.sort(byId);
    item.product.categories.sort(byId);
  }
  cart.items.sort(byId);
  return cart;
}

describe("a pinned cart is answered as Medusa answers it", () => {
  it("while it is empty", async () => {
    const [plain, graph] = await bothOf(await newCart());
    expect(plain).toEqual(graph);
    expect(plain).toMatchObject({ total: 0, items: [], shipping_address: { country_code: "in" } });
  });

  it("with lines, taxes, addresses and a delivery price", async () => {
    const cartId = await newCart();
    await add(cartId, milk, 3, { gift: { note: "for Asha", wrapped_at: "never" } });
    await add(cartId, soap, 1);
    const lines = await bothOf(cartId);
    expect(lines[0]).toEqual(lines[1]);
    expect(lines[0]).toMatchObject({ item_total: 126.5, shipping_total: 0 });
    expect(lines[0].tax_total).toBeGreaterThan(0);

    await change(cartId, {
      email: "asha@quickdash.test",
      metadata: { channel: { name: "app" }, opened_at: "noon" },
      billing_address: { first_name: "Asha", country_code: "in" },
      shipping_address: addressAt(store.at),
    });
    const addressed = await bothOf(cartId);
    expect(addressed[0]).toEqual(addressed[1]);
    expect(addressed[0]).toMatchObject({ email: "asha@quickdash.test", shipping_address: { city: "Bengaluru" } });

    const { shipping_options } = await ok("GET", `/store/shipping-options?cart_id=${cartId}`, { headers: headers() });
    const { cart } = await ok("POST", `/store/carts/${cartId}/shipping-methods`, {
      headers: headers(),
      body: { option_id: shipping_options[0].id },
    });
    const delivered = await bothOf(cartId);
    expect(delivered[0]).toEqual(delivered[1]);
    expect(delivered[0]).toMatchObject({ item_total: 126.5, shipping_total: 25, total: 151.5 });
    expect(cart).toMatchObject({ total: 151.5 });
  });

  it("of a customer, from the first line on", async () => {
    const cartId = await newCart({ items: [{ variant_id: milk.variant_id, quantity: 2 }] }, customer.token);
    const [plain, graph] = await bothOf(cartId);
    expect(plain).toEqual(graph);
    expect(plain).toMatchObject({ item_total: 54, customer: { groups: [] } });
    expect(plain.items[0].tax_lines).toMatchObject([{ code: CENTRAL_TAX.code, rate: 5 }]);
  });

  it("with a payment", async () => {
    const cartId = await newCart({ items: [{ variant_id: milk.variant_id, quantity: 2 }] }, customer.token);
    await change(cartId, { shipping_address: addressAt(store.at) });
    await choosePayment(cartId, customer.token, "pp_cod_cod");
    const [plain, graph] = await bothOf(cartId);
    expect(plain).toEqual(graph);
    expect(plain.payment_collection.payment_sessions).toHaveLength(1);
  });
});

describe("a new order is answered as Medusa answers it", () => {
  it("with taxes, addresses, delivery and payment", async () => {
    const lines = [
      { product: milk, quantity: 2, metadata: { gift: { wrapped_at: "never" } } },
      { product: soap, quantity: 1 },
    ];
    const cartId = await fillCart({ customer, store, lines });
    await change(cartId, { billing_address: { first_name: "Asha", country_code: "in" } });
    const { status, body } = await complete(cartId, customer);
    expect(status).toBe(200);
    const { token } = customer;
    const { order: graph } = await ok("GET", `/store/orders/${body.order.id}?fields=%2Bcustomer_id`, { token });
    for (const field of OF_THE_ORDER_PAGE) delete graph[field];
    expect(comparable(body.order)).toEqual(comparable(graph));
    expect(body.order).toMatchObject({
      item_total: 99.5,
      shipping_total: 25,
      total: 124.5,
      display_id: expect.any(Number),
    });
    expect(body.order.tax_total).toBeGreaterThan(0);
  });
});

/** What the page of an order shows beyond the answer to its placing. */
const OF_THE_ORDER_PAGE = [
  ...["quick_order", "customer_id", "version"],
  ...["fulfillments", "payment_status", "fulfillment_status"],
];

/** An order without what Medusa's graph shows on some paths only, lines by id. */
function comparable(order: Json): Json {
  for (const method of order.shipping_methods) delete method.detail.claim_id;
  return { ...order, items: order.items.toSorted((a: Json, b: Json) => (a.id < b.id ? -1 : 1)) };
}

describe("an address", () => {
  it("brings the taxes of its state, and takes them along when it moves", async () => {
    const cartId = await newCart();
    await add(cartId, soap, 1);
    const codes = async () => {
      const { cart } = await ok("GET", `/store/carts/${cartId}`, { headers: headers() });
      return cart.items[0].tax_lines.map((tax: Json) => tax.code);
    };
    expect(await codes()).toEqual([]);
    await change(cartId, { shipping_address: { ...addressAt(store.at), province: STATE.province_code } });
    expect(await codes()).toEqual([STATE.rate.code]);
    await change(cartId, { shipping_address: { ...addressAt(store.at), province: "in-ka" } });
    expect(await codes()).toEqual([]);
  });

  it("leaves what it does not name as it was", async () => {
    const cartId = await newCart({ email: "ravi@quickdash.test", metadata: { a: 1 } });
    const { cart } = await change(cartId, { shipping_address: addressAt(store.at) });
    expect(cart).toMatchObject({ email: "ravi@quickdash.test", metadata: { a: 1 } });
  });

  it("outside the region's countries is refused", async () => {
    const cartId = await newCart();
    const body = { shipping_address: { ...addressAt(store.at), country_code: "fr" } };
    await expect(change(cartId, body)).rejects.toThrow("400");
  });
});
