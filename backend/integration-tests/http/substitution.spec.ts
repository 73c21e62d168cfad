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
  const withItem = async (metadata: Json): Promise<Answer> => {
    const milk = await stocked(50, 5);
    const headers = { "x-dark-store-id": store.id };
    const { cart } = await ok("POST", "/store/carts", { token: customer.token, headers, body: {} });
    return call("POST", `/store/carts/${cart.id}/line-items`, {
      token: customer.token,
      headers,
      body: { variant_id: milk.variant_id, quantity: 1, metadata },
    });
  };

  it("is said with the line of the cart, and can be changed there", async () => {
    const answer = await withItem(REFUND);
    expect(answer.body.cart.items[0].metadata).toEqual(REFUND);
    const { cart } = answer.body;
    const changed = await ok("POST", `/store/carts/${cart.id}/line-items/${cart.items[0].id}`, {
      token: customer.token,
      headers: { "x-dark-store-id": store.id },
      body: { quantity: 1, metadata: BEST_MATCH },
    });
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
    const [milk, oat, eggs, bread] = [
      await stocked(50, 5),
      await stocked(60, 5),
      await stocked(40, 5),
      await stocked(30, 5),
    ];
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
  });

  it("never costs the customer more than what they ordered", async () => {
    const [milk, cream] = [await stocked(50, 10), await stocked(90, 10)];
    const orderId = await accepted(milk, 1);
    await pick(orderId, milk, { quantity: 1, substitute_variant_id: cream.variant_id });
    expect(await quickOrderOf(orderId)).toMatchObject({ due_total: 75, lines: [{ due: 50 }] });
  });

  it("follows the customer's wish", async () => {
    const [milk, oat, soap] = [
      await stocked(50, 10),
      await stocked(50, 10),
      await stocked(50, 10, { category_ids: [] }),
    ];
    const code = async (metadata: Json, substitute: TestProduct) => {
      const orderId = await accepted(milk, 1, metadata);
      const answer = await pick(orderId, milk, { quantity: 1, substitute_variant_id: substitute.variant_id });
      return answer.status === 200 ? "taken" : (answer.body.code as string);
    };
    const named = { substitution: { kind: "variant", variant_id: soap.variant_id } };
    expect(await code(REFUND, oat)).toBe("substitution_not_wanted");
    expect(await code(BEST_MATCH, soap)).toBe("substitute_not_similar");
    expect(await code(named, oat)).toBe("substitute_not_named");
    expect(await code(named, soap)).toBe("taken");
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
