import { complete, fillCart, placeOrder } from "../support/checkout";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("order-flow");
const DELIVERY_FEE = 25;
const PRICE = 64;

let names = 0;

/** A product that only this test knows, on the shelf of a store. */
async function stocked(store: TestStore, on_hand: number, price = PRICE): Promise<TestProduct> {
  const product = await createProduct(`Order flow item ${++names}`);
  await setOffer(store, product, { price, mrp: 100, on_hand, bin: `A-${names}` });
  return product;
}

async function pause(store: TestStore, status: "paused" | "open"): Promise<void> {
  await ok("POST", `/admin/dark-stores/${store.id}`, { token: await operatorToken(), body: { status } });
}

async function quickOrderOf(orderId: string): Promise<Json> {
  return (await ok("GET", `/admin/quick-orders/${orderId}`, { token: await operatorToken() })).quick_order;
}

async function operate(orderId: string, status: string, reason?: string): Promise<Answer> {
  const token = await operatorToken();
  return call("POST", `/admin/quick-orders/${orderId}/status`, { token, body: { status, ...(reason && { reason }) } });
}

/** Medusa's own records of an order. */
async function medusaOrder(orderId: string): Promise<Json> {
  const fields = "status,total,fulfillment_status,payment_status,*fulfillments,*payment_collections.payments";
  return (await ok("GET", `/admin/orders/${orderId}?fields=${fields}`, { token: await operatorToken() })).order;
}

async function expectFoundByNumberAndTime({ order_id, display_id, dark_store_id, placed_at }: Json): Promise<void> {
  const token = await operatorToken();
  const list = (query: string) => call("GET", `/admin/quick-orders?${query}`, { token });
  const alone = { status: 200, body: { count: 1, quick_orders: [{ order_id }] } };
  const after = new Date(Date.parse(placed_at) + 1).toISOString();
  expect(await list(`display_id=${display_id}`)).toMatchObject(alone);
  expect(await list(`dark_store_id=${dark_store_id}&placed_since=${placed_at}`)).toMatchObject(alone);
  expect((await list(`dark_store_id=${dark_store_id}&placed_since=${after}`)).body).toMatchObject({ count: 0 });
  for (const wrong of ["display_id=first", "display_id=3000000000", "placed_since=yesterday"]) {
    expect((await list(wrong)).status).toBe(400);
  }
}

describe("placing an order", () => {
  let store: TestStore;
  let customer: Person;

  beforeAll(async () => {
    store = await createStore("order-flow-placing", { minimum_order: 50 });
    customer = await people.customer();
  });

  it("makes one order of a cart that is completed twenty times at once", async () => {
    const milk = await stocked(store, 10);
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 2 }] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => complete(cartId, customer)));
    expect(answers.map((answer) => answer.body.type)).toEqual(Array(20).fill("order"));
    expect(new Set(answers.map((answer) => answer.body.order.id)).size).toBe(1);
    expect(await offerOf(store, milk)).toMatchObject({ on_hand: 10, reserved: 2 });

    const placed = await quickOrderOf(answers[0]!.body.order.id);
    expect(placed).toMatchObject({
      status: "confirmed",
      customer_id: customer.id,
      payment_method: "cod",
      total: 2 * PRICE + DELIVERY_FEE,
      cash_to_collect: 2 * PRICE + DELIVERY_FEE,
    });
    expect(placed.events).toMatchObject([
      { from: null, to: "confirmed", actor: { type: "customer", id: customer.id } },
    ]);
    expect(await complete(cartId, customer)).toMatchObject({ body: { order: { id: placed.order_id } } });
    await expectFoundByNumberAndTime(placed);
  });

  it("sells the last unit once, and tells the other cart how many are left", async () => {
    const last = await stocked(store, 1);
    const basket = { customer, store, lines: [{ product: last, quantity: 1 }] };
    const carts = [await fillCart(basket), await fillCart(basket)];
    const answers = await Promise.all(carts.map((cartId) => complete(cartId, customer)));
    expect(answers.map((answer) => answer.body.type).sort()).toEqual(["cart", "order"]);
    const refused = answers.find((answer) => answer.body.type === "cart")!;
    expect(refused).toMatchObject({
      status: 200,
      body: {
        cart: { id: carts[answers.indexOf(refused)] },
        error: {
          code: "insufficient_stock",
          items: [{ variant_id: last.variant_id, requested: 1, available: 0 }],
        },
      },
    });
    expect(await offerOf(store, last)).toMatchObject({ on_hand: 1, reserved: 1 });
  });

  it("refuses a price the customer has not seen, shows it, and places the cart the next time", async () => {
    const milk = await stocked(store, 10);
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 2 }] });
    await setOffer(store, milk, { price: 70 });

    const refused = await complete(cartId, customer);
    expect(refused.body).toMatchObject({
      type: "cart",
      cart: { total: 2 * 70 + DELIVERY_FEE },
      error: {
        code: "price_changed",
        items: [{ variant_id: milk.variant_id, old_price: PRICE, new_price: 70 }],
      },
    });
    expect(await offerOf(store, milk)).toMatchObject({ reserved: 0 });

    const placed = await complete(cartId, customer);
    expect(placed.body).toMatchObject({ type: "order", order: { total: 2 * 70 + DELIVERY_FEE } });
  });

  it("refuses an order below the store's minimum and says how much is missing", async () => {
    const candy = await stocked(store, 10, 20);
    const cartId = await fillCart({ customer, store, lines: [{ product: candy, quantity: 2 }] });
    expect((await complete(cartId, customer)).body.error).toMatchObject({ code: "below_minimum", missing: 10 });
  });

  it("refuses while the store takes no orders, and places the same cart once it does", async () => {
    const milk = await stocked(store, 10);
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 1 }] });
    await pause(store, "paused");
    expect((await complete(cartId, customer)).body.error).toMatchObject({ code: "store_closed", reason: "paused" });
    await pause(store, "open");
    expect((await complete(cartId, customer)).body.type).toBe("order");
  });

  it("asks for a payment method and an address before anything is held", async () => {
    const milk = await stocked(store, 10);
    const headers = { "x-dark-store-id": store.id };
    const { cart } = await ok("POST", "/store/carts", { token: customer.token, headers, body: {} });
    const codeNow = async () => (await complete(cart.id, customer)).body.error.code as string;

    expect(await codeNow()).toBe("cart_empty");
    await ok("POST", `/store/carts/${cart.id}/line-items`, {
      token: customer.token,
      headers,
      body: { variant_id: milk.variant_id, quantity: 1 },
    });
    expect(await codeNow()).toBe("address_point_missing");
    expect(await offerOf(store, milk)).toMatchObject({ reserved: 0 });
  });

  it("does not know a stranger's cart, nor one that is not there", async () => {
    const milk = await stocked(store, 10);
    const stranger = await people.customer();
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 1 }] });
    expect(await complete(cartId, stranger)).toMatchObject({ status: 404, body: { code: "cart_not_found" } });
    expect(await complete("cart_nowhere", customer)).toMatchObject({ status: 404, body: { code: "cart_not_found" } });
  });
});

describe("picking", () => {
  let store: TestStore;
  let customer: Person;
  let picker: Person;
  let colleague: Person;
  let milk: TestProduct;
  let bread: TestProduct;

  beforeAll(async () => {
    store = await createStore("order-flow-picking");
    customer = await people.customer();
    picker = await people.staff([store.id]);
    colleague = await people.staff([store.id]);
    milk = await stocked(store, 100);
    bread = await stocked(store, 100, 30);
  });

  const place = () =>
    placeOrder({
      customer,
      store,
      lines: [
        { product: milk, quantity: 2 },
        { product: bread, quantity: 1 },
      ],
    });

  const at = (path: string, who: Person, body?: Json) =>
    call("POST", `/staff/orders/${path}`, { token: who.token, body });

  async function lineOf(orderId: string, product: TestProduct): Promise<Json> {
    const { lines } = await quickOrderOf(orderId);
    return lines.find((line: Json) => line.variant_id === product.variant_id);
  }

  async function pick(orderId: string, product: TestProduct, body: Json, who = picker): Promise<Answer> {
    const { id } = await lineOf(orderId, product);
    return at(`${orderId}/lines/${id}/pick`, who, body);
  }

  it("is done by one person: of two who accept at once, one is told the order is taken", async () => {
    const order = await place();
    const answers = await Promise.all([at(`${order.id}/accept`, picker), at(`${order.id}/accept`, colleague)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    expect(answers.find((answer) => answer.status === 409)!.body.code).toBe("order_taken");
    const accepted = answers.find((answer) => answer.status === 200)!.body.order;
    expect(accepted).toMatchObject({ status: "preparing", pickup_code: null });

    const winner = answers[0].status === 200 ? picker : colleague;
    const loser = winner === picker ? colleague : picker;
    expect((await at(`${order.id}/accept`, winner)).status).toBe(200);
    expect((await pick(order.id, milk, { quantity: 2 }, loser)).body.code).toBe("order_taken");
    expect((await quickOrderOf(order.id)).events).toHaveLength(2);
  });

  it("refuses the wrong item, too many, and too few without a reason", async () => {
    const order = await place();
    expect((await pick(order.id, milk, { quantity: 2 })).body.code).toBe("status_conflict");
    await at(`${order.id}/accept`, picker);
    expect(await pick(order.id, milk, { quantity: 2, barcode: bread.barcode })).toMatchObject({
      status: 400,
      body: { code: "wrong_item" },
    });
    expect((await pick(order.id, milk, { quantity: 3 })).body.code).toBe("quantity_above_ordered");
    expect((await pick(order.id, milk, { quantity: 1 })).body.code).toBe("reason_required");
    expect(await at(`${order.id}/ready`, picker)).toMatchObject({ status: 409, body: { code: "lines_unresolved" } });
  });

  it("short takes only what was picked off the shelf and collects only its price", async () => {
    const before = await offerOf(store, milk);
    const order = await place();
    await at(`${order.id}/accept`, picker);
    await pick(order.id, milk, { quantity: 1, reason: "one was torn", barcode: milk.barcode });
    await pick(order.id, bread, { quantity: 1 });
    const ready = await at(`${order.id}/ready`, picker);
    expect(ready.body.order.pickup_code).toMatch(/^\d{4}$/);

    const owed = PRICE + 30 + DELIVERY_FEE;
    expect(await quickOrderOf(order.id)).toMatchObject({ due_total: owed, cash_to_collect: owed });
    expect(await medusaOrder(order.id)).toMatchObject({ total: owed });
    const after = await offerOf(store, milk);
    expect([after.on_hand, after.reserved]).toEqual([before.on_hand - 1, before.reserved]);
  });

  it("stays inside the store: another store's staff finds neither queue nor order", async () => {
    const order = await place();
    const other = await people.staff([(await createStore("order-flow-other")).id]);
    const queue = await ok("GET", "/staff/orders", { token: other.token });
    expect(queue).toMatchObject({ orders: [], count: 0 });
    for (const move of ["accept", "ready"]) {
      expect(await at(`${order.id}/${move}`, other)).toMatchObject({ status: 404, body: { code: "order_not_found" } });
    }
    expect((await at(`${order.id}/cancel`, other, { reason: "not mine" })).status).toBe(404);
  });
});

describe("the status of an order", () => {
  let store: TestStore;
  let customer: Person;
  let milk: TestProduct;

  beforeAll(async () => {
    store = await createStore("order-flow-status");
    customer = await people.customer();
    milk = await stocked(store, 100);
  });

  const place = () => placeOrder({ customer, store, lines: [{ product: milk, quantity: 2 }] });

  it("takes Medusa's fulfilment and payment along to the door", async () => {
    const order = await place();
    await operate(order.id, "preparing");
    expect(await medusaOrder(order.id)).toMatchObject({ fulfillments: [], payment_status: "authorized" });
    await operate(order.id, "ready_for_pickup");
    expect(await medusaOrder(order.id)).toMatchObject({ fulfillment_status: "fulfilled" });
    await operate(order.id, "out_for_delivery");
    expect(await medusaOrder(order.id)).toMatchObject({ fulfillment_status: "shipped", payment_status: "authorized" });
    await operate(order.id, "delivered");
    expect(await medusaOrder(order.id)).toMatchObject({ fulfillment_status: "delivered", payment_status: "captured" });

    const { order: seen } = await ok("GET", `/store/orders/${order.id}`, { token: customer.token });
    expect(seen).toMatchObject({ id: order.id, total: 2 * PRICE + DELIVERY_FEE, quick_order: { status: "delivered" } });
    expect(seen.quick_order.timeline.map((step: Json) => step.status)).toEqual([
      "confirmed",
      "preparing",
      "ready_for_pickup",
      "out_for_delivery",
      "delivered",
    ]);
  });

  it("cannot skip a step, and the refusal says where the order is", async () => {
    const order = await place();
    expect(await operate(order.id, "delivered")).toMatchObject({
      status: 409,
      body: { code: "status_conflict", status: "confirmed" },
    });
    expect((await operate(order.id, "lost")).status).toBe(400);
  });

  it("cancelled by its customer gives the stock back and drops the payment, once", async () => {
    const before = await offerOf(store, milk);
    const order = await place();
    const cancel = (who: Person) => call("POST", `/store/orders/${order.id}/cancel`, { token: who.token, body: {} });
    expect((await cancel(await people.customer())).status).toBe(404);
    expect((await cancel(customer)).body.order).toMatchObject({ quick_order: { status: "cancelled" } });
    expect((await cancel(customer)).status).toBe(200);

    expect(await offerOf(store, milk)).toMatchObject(before);
    expect((await quickOrderOf(order.id)).events).toHaveLength(2);
    expect(await medusaOrder(order.id)).toMatchObject({ status: "canceled", payment_status: "canceled" });
  });

  it("packed cannot be cancelled by the customer, but by the store, and the goods go back to the shelf", async () => {
    const before = await offerOf(store, milk);
    const staff = await people.staff([store.id]);
    const order = await place();
    await operate(order.id, "preparing");
    await operate(order.id, "ready_for_pickup");
    expect((await offerOf(store, milk)).on_hand).toBe(before.on_hand - 2);

    const late = await call("POST", `/store/orders/${order.id}/cancel`, { token: customer.token, body: {} });
    expect(late).toMatchObject({ status: 409, body: { code: "status_conflict" } });
    const cancel = (body: Json) => call("POST", `/staff/orders/${order.id}/cancel`, { token: staff.token, body });
    expect((await cancel({})).status).toBe(400);
    expect((await cancel({ reason: "the bag broke" })).body.order).toMatchObject({ status: "cancelled" });
    expect(await offerOf(store, milk)).toMatchObject(before);
  });

  it("on the road is cancelled by operations alone, with a reason, and Medusa's shipment is taken back", async () => {
    const before = await offerOf(store, milk);
    const order = await place();
    for (const status of ["preparing", "ready_for_pickup", "out_for_delivery"]) await operate(order.id, status);
    expect((await operate(order.id, "cancelled")).body.code).toBe("reason_required");
    expect((await operate(order.id, "cancelled", "nobody at home")).status).toBe(200);
    expect(await offerOf(store, milk)).toMatchObject({ ...before, on_hand: before.on_hand - 2 });
    expect(await medusaOrder(order.id)).toMatchObject({ status: "canceled", payment_status: "canceled" });
  });

  it("is the customer's own business: others get 404, lists hold only what is theirs", async () => {
    const order = await place();
    const stranger = await people.customer();
    const seenBy = (token?: string) => call("GET", `/store/orders/${order.id}`, { token });
    expect((await seenBy(stranger.token)).status).toBe(404);
    expect((await seenBy()).status).toBe(404);
    expect((await seenBy(customer.token)).status).toBe(200);
    expect(await ok("GET", "/store/orders", { token: stranger.token })).toMatchObject({ orders: [], count: 0 });

    const { orders } = await ok("GET", "/store/orders?limit=100", { token: customer.token });
    const listed = orders.find((each: Json) => each.id === order.id);
    expect(listed).toMatchObject({ total: 2 * PRICE + DELIVERY_FEE, quick_order: { status: "confirmed" } });
  });

  it("is counted in the overview of its store", async () => {
    const { overview } = await ok("GET", `/admin/analytics/overview?dark_store_id=${store.id}`, {
      token: await operatorToken(),
    });
    expect(overview).toMatchObject({
      orders: Object.values(overview.by_status as Record<string, number>).reduce((sum, count) => sum + count, 0),
      revenue: overview.by_status.delivered * (2 * PRICE + DELIVERY_FEE),
      promise_kept_percent: 100,
    });
    expect(overview.stages.map((stage: Json) => stage.stage)).toContain("door_to_door");
    expect(overview).toMatchObject({ time_zone: "Asia/Kolkata", fill_rate_percent: expect.any(Number) });
    expect(overview.series.reduce((sum: number, hour: Json) => sum + hour.orders, 0)).toBe(overview.orders);
    const refused = await call("GET", "/admin/analytics/overview?from=2020-01-01&time_zone=Mars/Olympus", {
      token: await operatorToken(),
    });
    expect(refused).toMatchObject({ status: 400 });
  });
});
