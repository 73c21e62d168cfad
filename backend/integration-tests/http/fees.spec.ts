import Medusa from "@medusajs/js-sdk";
import { addressAt, complete, fillCart, placeOrder } from "../support/checkout";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { createProduct, createStore, setOffer, type Point, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("fees");
const NEAR_FEE = 10;
const FAR_FEE = 30;
const HANDLING = 4;
const SMALL_BASKET = 12;
const TARIFF = {
  delivery_fee: FAR_FEE,
  delivery_fee_steps: [
    { up_to_m: 300, fee: NEAR_FEE },
    { up_to_m: 800, fee: 20 },
  ],
  free_delivery_from: 300,
  small_basket_fee: SMALL_BASKET,
  small_basket_below: 100,
  handling_fee: HANDLING,
};
/** Three of them are a free delivery, one is no small basket. */
const PRICE = 100;
const HOUR_MS = 3_600_000;

let store: TestStore;
let rice: TestProduct;
let salt: TestProduct;
let customer: Person;

beforeAll(async () => {
  customer = await people.customer();
  rice = await createProduct("Fees rice");
  salt = await createProduct("Fees salt");
  store = await stockedStore("FEES");
});

async function stockedStore(code: string, settings: Record<string, unknown> = {}): Promise<TestStore> {
  const created = await createStore(code, { ...TARIFF, ...settings });
  await setOffer(created, rice, { price: PRICE, on_hand: 50 });
  await setOffer(created, salt, { price: 20, on_hand: 50 });
  return created;
}

const change = async (of: TestStore, body: Record<string, unknown>): Promise<Json> =>
  ok("POST", `/admin/dark-stores/${of.id}`, { token: await operatorToken(), body });

/** North of the store: 0.005 degrees are about 550 m, 0.009 about 1,000 m. */
const northOf = ({ at }: TestStore, degrees: number): Point => ({ ...at, latitude: at.latitude + degrees });
/** A storefront that shows what a delivery is made of asks for one field more. */
const FIELDS = `fields=${encodeURIComponent("+shipping_methods.data")}`;
const cartOf = async (id: string): Promise<Json> => (await ok("GET", `/store/carts/${id}?${FIELDS}`)).cart;
const quoteOf = async (id: string): Promise<Json> => (await ok("GET", `/store/carts/${id}/fees`)).fee_quote;
const feesOf = (cart: Json): Json => cart.shipping_methods[0].data.fees;
const basket = (lines: [TestProduct, number][], at: TestStore = store) => ({
  customer,
  store: at,
  lines: lines.map(([product, quantity]) => ({ product, quantity })),
});
const serviceabilityAt = ({ latitude, longitude }: Point): Promise<Json> =>
  ok("GET", `/store/serviceability?latitude=${latitude}&longitude=${longitude}`);

async function moveTo(cartId: string, point: Point): Promise<Json> {
  const { cart } = await ok("POST", `/store/carts/${cartId}?${FIELDS}`, {
    token: customer.token,
    body: { shipping_address: addressAt(point) },
  });
  return cart;
}

async function add(cartId: string, product: TestProduct, quantity: number): Promise<Json> {
  const body = { variant_id: product.variant_id, quantity };
  return (await ok("POST", `/store/carts/${cartId}/line-items?${FIELDS}`, { token: customer.token, body })).cart;
}

async function addPromotion(code: string, application_method: Record<string, unknown>): Promise<void> {
  await ok("POST", "/admin/promotions", {
    token: await operatorToken(),
    body: {
      code,
      type: "standard",
      status: "active",
      application_method: { type: "percentage", ...application_method },
    },
  });
}

async function promote(cartId: string, code: string): Promise<Json> {
  const body = { promo_codes: [code] };
  return (await ok("POST", `/store/carts/${cartId}/promotions`, { token: customer.token, body })).cart;
}

describe("the tariff of a store", () => {
  it("is kept, shown, and changed field by field", async () => {
    const own = await createStore("FEES-TARIFF", TARIFF);
    const token = await operatorToken();
    const shown = async () => (await ok("GET", `/admin/dark-stores/${own.id}`, { token })).dark_store;
    expect(await shown()).toMatchObject({ ...TARIFF, surge_multiplier: 1, surge_starts_at: null, surge_ends_at: null });
    await change(own, { delivery_fee_steps: [{ up_to_m: 500, fee: 9.5 }], free_delivery_from: null });
    expect(await shown()).toMatchObject({
      ...TARIFF,
      delivery_fee_steps: [{ up_to_m: 500, fee: 9.5 }],
      free_delivery_from: null,
    });
    const { dark_stores } = await ok("GET", "/admin/dark-stores?code=FEES-TARIFF", { token });
    expect(dark_stores).toMatchObject([{ handling_fee: HANDLING, delivery_fee_steps: [{ up_to_m: 500, fee: 9.5 }] }]);
  });

  it.each([
    [{ delivery_fee_steps: [{ up_to_m: 800, fee: 20 }, { up_to_m: 800, fee: 30 }] }], // prettier-ignore
    [{ delivery_fee_steps: [{ up_to_m: 0, fee: 20 }] }],
    [{ handling_fee: -1 }],
    [{ surge_multiplier: 0.9 }],
    [{ surge_multiplier: 3.01 }],
    [{ surge_starts_at: "2026-11-23T10:00:00Z", surge_ends_at: "2026-11-23T10:00:00Z" }],
  ])("refuses %j", async (body) => {
    const answer = await call("POST", `/admin/dark-stores/${store.id}`, { token: await operatorToken(), body });
    expect(answer.status).toBe(400);
  });

  it("refuses a surge that would end before the start it already has", async () => {
    const own = await createStore("FEES-WINDOW", { surge_starts_at: "2026-11-23T10:00:00Z" });
    const answer = await call("POST", `/admin/dark-stores/${own.id}`, {
      token: await operatorToken(),
      body: { surge_ends_at: "2026-11-23T09:00:00Z" },
    });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid_surge" } });
  });
});

describe("the fees of a cart", () => {
  it("follow the distance, as serviceability says beforehand", async () => {
    const cartId = await fillCart(basket([[rice, 1]]));
    for (const [degrees, fee] of [
      [0, NEAR_FEE],
      [0.005, 20],
      [0.009, FAR_FEE],
    ] as const) {
      const pin = northOf(store, degrees);
      expect(await serviceabilityAt(pin)).toMatchObject({ serviceable: true, delivery_fee: fee });
      const cart = await moveTo(cartId, pin);
      expect(cart).toMatchObject({ shipping_total: fee + HANDLING, total: PRICE + fee + HANDLING });
      expect(feesOf(cart)).toEqual([
        { kind: "delivery", amount: fee },
        { kind: "handling", amount: HANDLING },
      ]);
    }
    expect((await complete(cartId, customer)).body.error).toMatchObject({ code: "payment_session_missing" });
  });

  it("can be read before a delivery is chosen, with what is missing to make it cheaper", async () => {
    const headers = { "x-dark-store-id": store.id };
    const { cart } = await ok("POST", "/store/carts", { headers, body: { region_id: platform().region_id } });
    await ok("POST", `/store/carts/${cart.id}/line-items`, { body: { variant_id: salt.variant_id, quantity: 4 } });
    expect(await quoteOf(cart.id as string)).toEqual({
      cart_id: cart.id,
      dark_store_id: store.id,
      currency_code: "inr",
      goods_total: 80,
      distance_m: null,
      fees: [
        { kind: "delivery", amount: FAR_FEE },
        { kind: "small_basket", amount: SMALL_BASKET },
        { kind: "handling", amount: HANDLING },
      ],
      total: FAR_FEE + SMALL_BASKET + HANDLING,
      surge_multiplier: 1,
      free_delivery_from: 300,
      free_delivery_missing: 220,
      small_basket_missing: 20,
      minimum_order: 0,
      minimum_order_missing: 0,
    });
    expect(await call("GET", "/store/carts/cart_nobody/fees")).toMatchObject({
      status: 404,
      body: { code: "cart_not_found" },
    });
  });

  it("follow the basket after the delivery was chosen: over the thresholds, and back", async () => {
    const cartId = await fillCart(basket([[salt, 4]]));
    const small = await cartOf(cartId);
    expect(small.shipping_total).toBe(NEAR_FEE + SMALL_BASKET + HANDLING);

    const filled = await add(cartId, rice, 3);
    expect(filled).toMatchObject({ shipping_total: HANDLING, total: 380 + HANDLING });
    expect(feesOf(filled)[0]).toEqual({ kind: "delivery", amount: 0 });
    expect(await quoteOf(cartId)).toMatchObject({ free_delivery_missing: 0 });

    const line = filled.items.find((item: Json) => item.variant_id === rice.variant_id);
    const path = `/store/carts/${cartId}/line-items/${line.id}`;
    const exactly = (await ok("POST", path, { token: customer.token, body: { quantity: 2 } })).cart;
    expect(exactly.shipping_total).toBe(NEAR_FEE + HANDLING);
    await ok("DELETE", path, { token: customer.token });
    const emptied = await cartOf(cartId);
    expect(feesOf(emptied)).toEqual(feesOf(small));
    expect(emptied.total).toBe(small.total);
  });

  it("are not the client's to say", async () => {
    const cartId = await fillCart(basket([[rice, 1]]));
    const { shipping_options } = await ok("GET", `/store/shipping-options?cart_id=${cartId}`);
    const { cart } = await ok("POST", `/store/carts/${cartId}/shipping-methods?${FIELDS}`, {
      body: { option_id: shipping_options[0].id, data: { fees: "none", note: "Ring twice" } },
    });
    expect(cart.shipping_methods).toMatchObject([
      { amount: NEAR_FEE + HANDLING, data: { note: "Ring twice", fees: [{ kind: "delivery", amount: NEAR_FEE }, {}] } },
    ]);
  });
});

describe("fees when the order is placed", () => {
  it("are on the order as they were in the cart", async () => {
    const cartId = await fillCart({ ...basket([[salt, 4]]), to: northOf(store, 0.005) });
    const cart = await cartOf(cartId);
    const { order } = (await complete(cartId, customer)).body;
    expect(order).toMatchObject({
      total: cart.total,
      shipping_total: 20 + SMALL_BASKET + HANDLING,
      shipping_methods: [{ amount: 20 + SMALL_BASKET + HANDLING, data: { fees: feesOf(cart) } }],
    });
    const { order: read } = await ok("GET", `/store/orders/${order.id}`, { token: customer.token });
    expect(read.shipping_methods[0].data.fees).toEqual(feesOf(cart));
    const { order: shown } = await ok("GET", `/admin/orders/${order.id}`, { token: await operatorToken() });
    expect(shown).toMatchObject({ total: cart.total, shipping_methods: [{ data: { fees: feesOf(cart) } }] });
  });

  it("that grew by a surge are refused with both amounts, the cart is repriced, and the next time it is placed", async () => {
    const own = await stockedStore("FEES-SURGE");
    const cartId = await fillCart(basket([[rice, 1]], own));
    const before = (await cartOf(cartId)).total;
    await change(own, { surge_multiplier: 1.5 });
    expect(await serviceabilityAt(own.at)).toMatchObject({ delivery_fee: 15 });

    const refused = (await complete(cartId, customer)).body;
    expect(refused).toMatchObject({
      type: "cart",
      cart: { total: before + 5 },
      error: { code: "price_changed", items: [], fees: [{ kind: "surge", old_amount: 0, new_amount: 5 }] },
    });
    expect(feesOf(await cartOf(cartId))).toEqual([
      { kind: "delivery", amount: NEAR_FEE },
      { kind: "surge", amount: 5 },
      { kind: "handling", amount: HANDLING },
    ]);
    expect((await complete(cartId, customer)).body).toMatchObject({ type: "order", order: { total: before + 5 } });
  });

  it("that fell when the surge ended are refused too: nobody pays what is no longer asked", async () => {
    const own = await stockedStore("FEES-CALM", { surge_multiplier: 2 });
    const cartId = await fillCart(basket([[rice, 1]], own));
    await change(own, { surge_ends_at: new Date(Date.now() - HOUR_MS).toISOString() });
    expect((await complete(cartId, customer)).body.error).toMatchObject({
      code: "price_changed",
      fees: [{ kind: "surge", old_amount: NEAR_FEE, new_amount: 0 }],
    });
    expect((await complete(cartId, customer)).body).toMatchObject({ type: "order", order: { total: PRICE + 14 } });
  });

  it("are those of a basket at today's prices: a price that fell below a threshold brings its fee", async () => {
    const own = await stockedStore("FEES-FALL");
    const cartId = await fillCart(basket([[rice, 1]], own));
    await setOffer(own, rice, { price: 99 });
    const refused = (await complete(cartId, customer)).body;
    expect(refused.error).toMatchObject({
      code: "price_changed",
      items: [{ old_price: PRICE, new_price: 99 }],
      fees: [{ kind: "small_basket", old_amount: 0, new_amount: SMALL_BASKET }],
    });
    expect(refused.cart.total).toBe(99 + NEAR_FEE + SMALL_BASKET + HANDLING);
    expect((await complete(cartId, customer)).body).toMatchObject({ order: { total: refused.cart.total } });
  });

  it("do not help to reach the minimum order", async () => {
    const own = await stockedStore("FEES-MINIMUM", { minimum_order: 90 });
    const cartId = await fillCart(basket([[salt, 4]], own));
    expect((await cartOf(cartId)).total).toBeGreaterThan(90);
    expect(await quoteOf(cartId)).toMatchObject({ minimum_order: 90, minimum_order_missing: 10 });
    expect((await complete(cartId, customer)).body.error).toMatchObject({ code: "below_minimum", missing: 10 });
  });

  it("stay as ordered when the picker finds less", async () => {
    const own = await stockedStore("FEES-SHORT");
    const picker = await people.staff([own.id]);
    const order = await placeOrder(basket([[rice, 1], [salt, 1]], own)); // prettier-ignore
    await ok("POST", `/staff/orders/${order.id}/accept`, { token: picker.token });
    const { orders } = await ok("GET", "/staff/orders?status=preparing", { token: picker.token });
    const { lines } = orders.find((candidate: Json) => candidate.order_id === order.id);
    for (const line of lines) {
      const found = line.variant_id === salt.variant_id;
      await ok("POST", `/staff/orders/${order.id}/lines/${line.id}/pick`, {
        token: picker.token,
        body: found ? { quantity: 1, barcode: salt.barcode } : { quantity: 0, reason: "out_of_stock" },
      });
    }
    await ok("POST", `/staff/orders/${order.id}/ready`, { token: picker.token });
    const { quick_orders } = await ok("GET", `/admin/quick-orders?order_id[]=${order.id}`, {
      token: await operatorToken(),
    });
    expect(quick_orders).toMatchObject([{ cash_to_collect: 20 + NEAR_FEE + HANDLING }]);
  });
});

describe("fees beside Medusa's own prices", () => {
  it("are not discounted by a promotion on items, and count goods before it", async () => {
    await addPromotion("FEES-TENTH", { target_type: "items", allocation: "across", value: 10 });
    const cartId = await fillCart(basket([[rice, 3]]));
    const cart = await promote(cartId, "FEES-TENTH");
    expect(cart).toMatchObject({ discount_total: 30, shipping_total: HANDLING, total: 270 + HANDLING });
    const fewer = await add(cartId, salt, 1);
    expect(fewer).toMatchObject({ shipping_total: HANDLING, total: 288 + HANDLING });
  });

  it("fall away with a free-shipping promotion, whatever they grow to, and come back without it", async () => {
    await addPromotion("FEES-FREE", { target_type: "shipping_methods", allocation: "across", value: 100 });
    const cartId = await fillCart(basket([[rice, 1]]));
    expect(await promote(cartId, "FEES-FREE")).toMatchObject({ shipping_total: 0, total: PRICE });
    const moved = await moveTo(cartId, northOf(store, 0.009));
    expect(moved).toMatchObject({ original_shipping_total: FAR_FEE + HANDLING, shipping_total: 0, total: PRICE });
    const { cart } = await ok("DELETE", `/store/carts/${cartId}/promotions`, {
      token: customer.token,
      body: { promo_codes: ["FEES-FREE"] },
    });
    expect(cart.total).toBe(PRICE + FAR_FEE + HANDLING);
  });

  it("include their tax", async () => {
    const token = await operatorToken();
    const { tax_regions } = await ok("GET", "/admin/tax-regions?country_code=in", { token });
    const { shipping_options } = await ok("GET", "/admin/shipping-options?q=Delivery&limit=1", { token });
    const { tax_rate } = await ok("POST", "/admin/tax-rates", {
      token,
      body: {
        tax_region_id: tax_regions[0].id,
        name: "GST on delivery",
        code: "FEES-GST",
        rate: 18,
        rules: [{ reference: "shipping_option", reference_id: shipping_options[0].id }],
      },
    });
    try {
      const cart = await cartOf(await fillCart({ ...basket([[rice, 1]]), to: northOf(store, 0.009) }));
      expect(cart).toMatchObject({ total: PRICE + 34, shipping_total: 34 });
      expect(cart.shipping_tax_total).toBeCloseTo(34 - 34 / 1.18, 6);
    } finally {
      await ok("DELETE", `/admin/tax-rates/${tax_rate.id}`, { token });
    }
  });

  it("are nothing unusual for Medusa's client", async () => {
    const sdk = new Medusa({
      baseUrl: platform().backend_url,
      publishableKey: platform().publishable_key,
      globalHeaders: { "x-dark-store-id": store.id },
    });
    const { cart } = await sdk.store.cart.create({ region_id: platform().region_id, email: "fees@quickdash.test" });
    await sdk.store.cart.createLineItem(cart.id, { variant_id: rice.variant_id, quantity: 1 });
    await sdk.store.cart.update(cart.id, { shipping_address: addressAt(northOf(store, 0.005)) });
    const { shipping_options } = await sdk.store.fulfillment.listCartOptions({ cart_id: cart.id });
    const { shipping_option } = await sdk.store.fulfillment.calculate(shipping_options[0]!.id, { cart_id: cart.id });
    expect(shipping_option.amount).toBe(20 + HANDLING);
    const { cart: chosen } = await sdk.store.cart.addShippingMethod(cart.id, { option_id: shipping_option.id });
    expect(chosen.shipping_methods).toMatchObject([{ amount: 20 + HANDLING, is_tax_inclusive: true }]);
    await sdk.store.payment.initiatePaymentSession(chosen, { provider_id: "pp_cod_cod" });
    const placed = await sdk.store.cart.complete(cart.id);
    expect(placed).toMatchObject({ type: "order", order: { total: PRICE + 20 + HANDLING } });
  });
});
