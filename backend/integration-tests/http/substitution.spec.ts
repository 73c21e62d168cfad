import { placeOrder } from "../support/checkout";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import {
  createCategory,
  createProduct,
  createStore,
  offerOf,
  setOffer,
  type ProductTraits,
  type TestProduct,
  type TestStore,
} from "../support/shop";

const people = peopleOf("substitution");
const DELIVERY_FEE = 25;
const REFUND = { substitution: { kind: "refund" } };
const BEST_MATCH = { substitution: { kind: "best_match" } };

let store: TestStore;
let customer: Person;
let picker: Person;
let dairy: string;
let names = 0;

/** A product that only this test knows, in the dairy category unless told otherwise, on the shelf. */
async function stocked(price: number, on_hand: number, traits: ProductTraits = {}): Promise<TestProduct> {
  const product = await createProduct(`Substitution item ${++names}`, { category_ids: [dairy], ...traits });
  await setOffer(store, product, { price, mrp: 500, on_hand, bin: `A-${names}` });
  return product;
}

const staff = (method: string, path: string, who: Person, body?: Json): Promise<Answer> =>
  call(method, `/staff/orders/${path}`, { token: who.token, body });

async function quickOrderOf(orderId: string): Promise<Json> {
  return (await ok("GET", `/admin/quick-orders/${orderId}`, { token: await operatorToken() })).quick_order;
}

async function lineOf(orderId: string, product: TestProduct): Promise<Json> {
  const { lines } = await quickOrderOf(orderId);
  return lines.find((line: Json) => line.variant_id === product.variant_id);
}

async function pick(orderId: string, product: TestProduct, body: Json, who = picker): Promise<Answer> {
  const { id } = await lineOf(orderId, product);
  return staff("POST", `${orderId}/lines/${id}/pick`, who, body);
}

/** An order of one line, accepted by the picker. */
async function accepted(product: TestProduct, quantity: number, metadata: Json = BEST_MATCH): Promise<string> {
  const order = await placeOrder({ customer, store, lines: [{ product, quantity, metadata }] });
  await ok("POST", `/staff/orders/${order.id}/accept`, { token: picker.token });
  return order.id as string;
}

beforeAll(async () => {
  store = await createStore("substitution");
  customer = await people.customer();
  picker = await people.staff([store.id]);
  dairy = await createCategory("Substitution dairy");
});

describe("what a customer wants in place of an item", () => {
  let milk: TestProduct;
  beforeAll(async () => {
    milk = await stocked(50, 50);
  });

  const shopping = (body: Json) => ({ token: customer.token, headers: { "x-dark-store-id": store.id }, body });

  const withItem = async (metadata: Json): Promise<Answer> => {
    const { cart } = await ok("POST", "/store/carts", shopping({}));
    const item = shopping({ variant_id: milk.variant_id, quantity: 1, metadata });
    return call("POST", `/store/carts/${cart.id}/line-items`, item);
  };

  it("is said with the line of the cart, and can be changed there", async () => {
    const answer = await withItem(REFUND);
    expect(answer.body.cart.items[0].metadata).toEqual(REFUND);
    const { cart } = answer.body;
    const path = `/store/carts/${cart.id}/line-items/${cart.items[0].id}`;
    const changed = await ok("POST", path, shopping({ quantity: 1, metadata: BEST_MATCH }));
    expect(changed.cart.items[0].metadata).toEqual(BEST_MATCH);
  });

  it("is refused when it is none of the three, or names an item that the store does not have", async () => {
    for (const substitution of ["refund", { kind: "anything" }, { kind: "variant" }, { kind: "refund", more: 1 }]) {
      expect(await withItem({ substitution })).toMatchObject({ status: 400, body: { code: "invalid_substitution" } });
    }
    const unknown = { substitution: { kind: "variant", variant_id: "variant_nowhere" } };
    expect(await withItem(unknown)).toMatchObject({ status: 400, body: { code: "substitute_not_offered" } });
  });

  it("is told to the picker, the named item with its title; by default the best match will do", async () => {
    const [oat, eggs, bread] = [await stocked(60, 5), await stocked(40, 5), await stocked(30, 5)];
    const named = { substitution: { kind: "variant", variant_id: oat.variant_id } };
    const order = await placeOrder({
      customer,
      store,
      lines: [
        { product: milk, quantity: 1, metadata: named },
        { product: eggs, quantity: 1, metadata: REFUND },
        { product: bread, quantity: 1 },
      ],
    });
    const { orders } = await ok("GET", "/staff/orders?limit=100", { token: picker.token });
    const { lines } = orders.find((each: Json) => each.order_id === order.id);
    const preferenceOf = (product: TestProduct) =>
      lines.find((line: Json) => line.variant_id === product.variant_id).preference;
    expect(preferenceOf(milk)).toEqual({ kind: "variant", variant_id: oat.variant_id, title: expect.any(String) });
    expect(preferenceOf(eggs)).toEqual({ kind: "refund", variant_id: null, title: null });
    expect(preferenceOf(bread)).toEqual({ kind: "best_match", variant_id: null, title: null });
  });
});

describe("packing a substitute", () => {
  it("moves the stock and the money, in every record, to the door", async () => {
    const [milk, oat] = [await stocked(60, 10), await stocked(45, 10)];
    const orderId = await accepted(milk, 2);
    const picked = await pick(orderId, milk, {
      quantity: 2,
      substitute_variant_id: oat.variant_id,
      barcode: oat.barcode,
    });
    expect(picked.status).toBe(200);
    expect(picked.body.order.lines[0]).toMatchObject({
      variant_id: milk.variant_id,
      picked_quantity: 2,
      status: "picked",
      substitute: { variant_id: oat.variant_id, quantity: 2, unit_price: 45, barcode: oat.barcode },
    });
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 0 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 10, reserved: 2 });

    await ok("POST", `/staff/orders/${orderId}/ready`, { token: picker.token });
    const owed = 2 * 45 + DELIVERY_FEE;
    expect(await quickOrderOf(orderId)).toMatchObject({ total: 145, due_total: owed, cash_to_collect: owed });
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 0 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 8, reserved: 0 });

    const fields = "total,fulfillment_status,*fulfillments.items";
    const { order } = await ok("GET", `/admin/orders/${orderId}?fields=${fields}`, { token: await operatorToken() });
    expect(order).toMatchObject({ total: owed, fulfillment_status: "fulfilled" });
    expect(order.fulfillments[0].items).toMatchObject([{ quantity: 2 }]);

    const { order: seen } = await ok("GET", `/store/orders/${orderId}`, { token: customer.token });
    expect(seen.quick_order).toMatchObject({
      total: 145,
      due_total: owed,
      lines: [{ variant_id: milk.variant_id, due: 90, substitute: { variant_id: oat.variant_id, quantity: 2 } }],
    });
    const { orders } = await ok("GET", "/store/orders?limit=100", { token: customer.token });
    expect(orders.find((each: Json) => each.id === orderId).quick_order).toEqual(seen.quick_order);
  });

  it("never costs the customer more than what they ordered", async () => {
    const [milk, cream] = [await stocked(50, 10), await stocked(90, 10)];
    const orderId = await accepted(milk, 1);
    await pick(orderId, milk, { quantity: 1, substitute_variant_id: cream.variant_id });
    expect(await quickOrderOf(orderId)).toMatchObject({ due_total: 75, lines: [{ due: 50 }] });
  });

  it("follows the customer's wish", async () => {
    const [milk, eggs] = [await stocked(50, 10), await stocked(50, 10)];
    const [bread, oat] = [await stocked(50, 10), await stocked(50, 10)];
    const soap = await stocked(50, 10, { category_ids: [] });
    const named = { substitution: { kind: "variant", variant_id: soap.variant_id } };
    const { id } = await placeOrder({
      customer,
      store,
      lines: [
        { product: milk, quantity: 1, metadata: REFUND },
        { product: eggs, quantity: 1, metadata: BEST_MATCH },
        { product: bread, quantity: 1, metadata: named },
      ],
    });
    await ok("POST", `/staff/orders/${id}/accept`, { token: picker.token });
    const code = async (product: TestProduct, substitute: TestProduct) => {
      const answer = await pick(id as string, product, { quantity: 1, substitute_variant_id: substitute.variant_id });
      return answer.status === 200 ? "taken" : (answer.body.code as string);
    };
    expect(await code(milk, oat)).toBe("substitution_not_wanted");
    expect(await code(eggs, soap)).toBe("substitute_not_similar");
    expect(await code(eggs, oat)).toBe("taken");
    expect(await code(bread, oat)).toBe("substitute_not_named");
    expect(await code(bread, soap)).toBe("taken");
  });

  it("is refused when the shelf has too few, and nothing has changed", async () => {
    const [milk, oat] = [await stocked(50, 10), await stocked(50, 1)];
    const orderId = await accepted(milk, 2);
    const before = await quickOrderOf(orderId);
    expect(await pick(orderId, milk, { quantity: 2, substitute_variant_id: oat.variant_id })).toMatchObject({
      status: 400,
      body: { code: "insufficient_stock", available: 1 },
    });
    expect(await quickOrderOf(orderId)).toEqual(before);
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 2 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 1, reserved: 0 });
  });

  it("fills what the ordered item fell short of, and gives way when it turns up after all", async () => {
    const [milk, oat] = [await stocked(60, 10), await stocked(45, 10)];
    const orderId = await accepted(milk, 3);
    await pick(orderId, milk, { quantity: 1, reason: "one left" });
    await pick(orderId, milk, { quantity: 2, substitute_variant_id: oat.variant_id });
    expect(await lineOf(orderId, milk)).toMatchObject({ picked_quantity: 3, substitute: { quantity: 2 }, due: 150 });
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 1 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 10, reserved: 2 });

    await pick(orderId, milk, { quantity: 3 });
    expect(await lineOf(orderId, milk)).toMatchObject({ picked_quantity: 3, substitute: null, due: 180 });
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 3 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 10, reserved: 0 });
  });
});

describe("what the picker is offered instead", () => {
  const suggested = async (orderId: string, product: TestProduct, who = picker, query = ""): Promise<Answer> => {
    const { id } = await lineOf(orderId, product);
    return staff("GET", `${orderId}/lines/${id}/substitutes${query}`, who);
  };

  it("is in stock in the same store and of the same kind, the nearest price that is not above first", async () => {
    const cheese = { category_ids: [await createCategory("Substitution cheese")] };
    const gouda = await stocked(100, 5, cheese);
    const [dearer, far] = [await stocked(101, 5, cheese), await stocked(60, 5, cheese)];
    const [near, none] = [await stocked(95, 5, cheese), await stocked(99, 0, cheese)];
    const orderId = await accepted(gouda, 1);
    const { body } = await suggested(orderId, gouda);
    expect(body.substitutes.map((each: Json) => each.variant_id)).toEqual(
      [near, far, dearer].map((product) => product.variant_id),
    );
    expect(body).toMatchObject({ count: 3, limit: 5, offset: 0 });
    expect(body.substitutes[0]).toMatchObject({ barcode: near.barcode, available: 5, unit_price: 95 });
    expect(JSON.stringify(body)).not.toContain(none.variant_id);
    expect((await suggested(orderId, gouda, picker, "?limit=1&offset=1")).body.substitutes).toMatchObject([
      { variant_id: far.variant_id },
    ]);
    expect((await suggested(orderId, gouda, picker, "?limit=50")).status).toBe(400);
  });

  it("is the named item alone, and nothing for who wants the money back", async () => {
    const [milk, soap] = [await stocked(50, 5), await stocked(70, 5, { category_ids: [] })];
    const named = await accepted(milk, 1, { substitution: { kind: "variant", variant_id: soap.variant_id } });
    expect((await suggested(named, milk)).body).toMatchObject({
      substitutes: [{ variant_id: soap.variant_id }],
      count: 1,
    });
    const refunded = await accepted(milk, 1, REFUND);
    expect((await suggested(refunded, milk)).body).toMatchObject({ substitutes: [], count: 0 });
  });

  it("is nobody's business in another store", async () => {
    const milk = await stocked(50, 5);
    const orderId = await accepted(milk, 1);
    const stranger = await people.staff([(await createStore("substitution-other")).id]);
    expect(await suggested(orderId, milk, stranger)).toMatchObject({ status: 404, body: { code: "order_not_found" } });
  });
});

describe("loose goods", () => {
  it("cost less when they weigh less, never more, and a weight that cannot be theirs is refused", async () => {
    const onions = await stocked(40, 10, { metadata: { sold_by: "weight" }, weight: 500 });
    const orderId = await accepted(onions, 2);
    expect(await lineOf(orderId, onions)).toMatchObject({ nominal_weight_grams: 500, picked_weight_grams: null });
    expect(await pick(orderId, onions, { quantity: 2, weight_grams: 90 })).toMatchObject({
      status: 400,
      body: { code: "weight_implausible", min_grams: 500, max_grams: 1500 },
    });
    await pick(orderId, onions, { quantity: 2, weight_grams: 1100 });
    expect(await quickOrderOf(orderId)).toMatchObject({ due_total: 80 + DELIVERY_FEE });
    await pick(orderId, onions, { quantity: 2, weight_grams: 900 });
    await ok("POST", `/staff/orders/${orderId}/ready`, { token: picker.token });
    expect(await quickOrderOf(orderId)).toMatchObject({ due_total: 72 + DELIVERY_FEE, lines: [{ due: 72 }] });
    const { order } = await ok("GET", `/store/orders/${orderId}`, { token: customer.token });
    expect(order).toMatchObject({
      total: 72 + DELIVERY_FEE,
      quick_order: { lines: [{ picked_weight_grams: 900, due: 72 }] },
    });
  });

  it("are not what is sold by the piece", async () => {
    const milk = await stocked(50, 5, { weight: 1000 });
    const orderId = await accepted(milk, 1);
    const weighed = await pick(orderId, milk, { quantity: 1, weight_grams: 900 });
    expect(weighed).toMatchObject({ status: 400, body: { code: "not_sold_by_weight" } });
  });
});

describe("a packed order", () => {
  it("says in how many bags it is, to the store and to operations", async () => {
    const milk = await stocked(50, 10);
    const orderId = await accepted(milk, 1);
    await pick(orderId, milk, { quantity: 1 });
    for (const bags of [0, 21, 1.5]) {
      expect((await staff("POST", `${orderId}/ready`, picker, { bags })).status).toBe(400);
    }
    const { body } = await staff("POST", `${orderId}/ready`, picker, { bags: 3 });
    expect(body.order).toMatchObject({ status: "ready_for_pickup", bags: 3 });
    expect(await quickOrderOf(orderId)).toMatchObject({ bags: 3 });
  });

  it("is in one bag when nobody counted", async () => {
    const milk = await stocked(50, 10);
    const orderId = await accepted(milk, 1);
    await pick(orderId, milk, { quantity: 1 });
    expect((await staff("POST", `${orderId}/ready`, picker)).body.order).toMatchObject({ bags: 1 });
  });

  it("cancelled brings the substitute back to the shelf, not what was ordered", async () => {
    const [milk, oat] = [await stocked(50, 10), await stocked(45, 10)];
    const orderId = await accepted(milk, 1);
    await pick(orderId, milk, { quantity: 1, substitute_variant_id: oat.variant_id });
    await ok("POST", `/staff/orders/${orderId}/ready`, { token: picker.token });
    expect((await offerOf(store, oat)).on_hand).toBe(9);
    expect((await staff("POST", `${orderId}/cancel`, picker, { reason: "the bag broke" })).status).toBe(200);
    expect(await offerOf(store, oat)).toEqual({ on_hand: 10, reserved: 0 });
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 0 });
  });
});

describe("pickers who work at once", () => {
  it("who both want the last piece as a substitute: one gets it", async () => {
    const [milk, oat] = [await stocked(50, 10), await stocked(50, 1)];
    const orders = [await accepted(milk, 1), await accepted(milk, 1)];
    const answers = await Promise.all(
      orders.map((orderId) => pick(orderId, milk, { quantity: 1, substitute_variant_id: oat.variant_id })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 400]);
    expect(await offerOf(store, milk)).toEqual({ on_hand: 10, reserved: 1 });
    expect(await offerOf(store, oat)).toEqual({ on_hand: 1, reserved: 1 });
  });

  it("scan the same line again and again, and stock and money still agree", async () => {
    const [milk, oat, soy] = [await stocked(50, 10), await stocked(40, 10), await stocked(45, 10)];
    const orderId = await accepted(milk, 2);
    const wishes = [{}, { substitute_variant_id: oat.variant_id }, { substitute_variant_id: soy.variant_id }];
    const answers = await Promise.all(
      [...wishes, ...wishes].map((wish) => pick(orderId, milk, { quantity: 2, ...wish })),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(6).fill(200));
    const packed = (await lineOf(orderId, milk)).substitute?.variant_id ?? milk.variant_id;
    for (const product of [milk, oat, soy]) {
      expect(await offerOf(store, product)).toMatchObject({ reserved: product.variant_id === packed ? 2 : 0 });
    }
    const price = { [milk.variant_id]: 50, [oat.variant_id]: 40, [soy.variant_id]: 45 }[packed as string]!;
    expect(await quickOrderOf(orderId)).toMatchObject({ due_total: 2 * price + DELIVERY_FEE });
  });

  it("meet a customer who cancels in the same moment, and nothing stays held", async () => {
    const [milk, oat] = [await stocked(50, 10), await stocked(40, 10)];
    const orderId = await accepted(milk, 2);
    const [picked, cancelled] = await Promise.all([
      pick(orderId, milk, { quantity: 2, substitute_variant_id: oat.variant_id }),
      call("POST", `/store/orders/${orderId}/cancel`, { token: customer.token, body: {} }),
    ]);
    expect([200, 409]).toContain(picked.status);
    expect(cancelled.body.order.quick_order).toMatchObject({ status: "cancelled" });
    for (const product of [milk, oat]) {
      expect(await offerOf(store, product)).toEqual({ on_hand: 10, reserved: 0 });
    }
  });

  it("take an order over from one who went home: one of two wins, and the old one picks no more", async () => {
    const milk = await stocked(50, 10);
    const orderId = await accepted(milk, 1);
    const colleagues = [await people.staff([store.id]), await people.staff([store.id])];
    const answers = await Promise.all(
      colleagues.map((who) => staff("POST", `${orderId}/take-over`, who, { picker_id: picker.id })),
    );
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const winner = colleagues[answers.findIndex((answer) => answer.status === 200)]!;
    expect(answers.find((answer) => answer.status === 409)!.body.code).toBe("order_taken");
    expect(await pick(orderId, milk, { quantity: 1 })).toMatchObject({ status: 409, body: { code: "order_taken" } });
    expect((await pick(orderId, milk, { quantity: 1 }, winner)).status).toBe(200);
    expect((await staff("POST", `${orderId}/ready`, picker)).body.code).toBe("order_taken");
    expect((await staff("POST", `${orderId}/ready`, winner)).status).toBe(200);

    const { events, picker_id } = await quickOrderOf(orderId);
    expect(picker_id).toBe(winner.id);
    expect(events).toContainEqual(
      expect.objectContaining({ actor: { type: "staff", id: winner.id }, reason: `taken over from ${picker.id}` }),
    );
  });

  it("of another store take nothing over", async () => {
    const milk = await stocked(50, 10);
    const orderId = await accepted(milk, 1);
    const stranger = await people.staff([(await createStore("substitution-elsewhere")).id]);
    const take = (who: Person, body: Json) => staff("POST", `${orderId}/take-over`, who, body);
    expect((await take(stranger, { picker_id: picker.id })).status).toBe(404);
    expect((await take(picker, {})).status).toBe(400);
  });
});
