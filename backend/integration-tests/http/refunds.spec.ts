import type { FakePayment, FakeRazorpay } from "@quickdash/payment-razorpay/testing";
import { placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Answer, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { booksOf, openRazorpay, placePaidOrder, RAZORPAY_TURN_MS } from "../support/prepaid";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("refunds");
const PRICE = 64;
const BREAD_PRICE = 30;
const DELIVERY_FEE = 25;
const TOTAL = 3 * PRICE + BREAD_PRICE + DELIVERY_FEE;
/** What could not be done with Medusa's records is tried again after a minute, by a job that runs every minute. */
const RETRY_MS = 150_000;

let fake: FakeRazorpay;
let store: TestStore;
let customer: Person;
let picker: Person;
let milk: TestProduct;
let bread: TestProduct;

beforeAll(async () => {
  fake = await openRazorpay();
  store = await createStore("refunds");
  customer = await people.customer();
  picker = await people.staff([store.id]);
  milk = await createProduct("Refunds milk");
  bread = await createProduct("Refunds bread");
  await setOffer(store, milk, { price: PRICE, mrp: 100, on_hand: 1_000, bin: "A-01" });
  await setOffer(store, bread, { price: BREAD_PRICE, mrp: 100, on_hand: 1_000, bin: "A-02" });
}, RAZORPAY_TURN_MS);

afterAll(() => fake?.close());

/** Left behind early, so that the job has its minute while the other tests run. */
let owed: { orderId: string; payment: FakePayment };

const place = () =>
  placePaidOrder(fake, {
    customer,
    store,
    lines: [
      { product: milk, quantity: 3 },
      { product: bread, quantity: 1 },
    ],
  });

async function operate(orderId: string, status: string, reason?: string): Promise<Answer> {
  const token = await operatorToken();
  return call("POST", `/admin/quick-orders/${orderId}/status`, { token, body: { status, ...(reason && { reason }) } });
}

async function quickOrderOf(orderId: string): Promise<Json> {
  return (await ok("GET", `/admin/quick-orders/${orderId}`, { token: await operatorToken() })).quick_order;
}

/** Accepts the order and packs it with that much milk and all of the bread. */
async function pack(orderId: string, milkPicked: number): Promise<void> {
  const { token } = picker;
  const { order } = await ok("POST", `/staff/orders/${orderId}/accept`, { token });
  for (const line of order.lines as Json[]) {
    const quantity = line.variant_id === milk.variant_id ? milkPicked : line.quantity;
    const reason = quantity < line.quantity ? "the shelf is empty" : undefined;
    await ok("POST", `/staff/orders/${orderId}/lines/${line.id}/pick`, { token, body: { quantity, reason } });
  }
  await ok("POST", `/staff/orders/${orderId}/ready`, { token });
}

const refundsAtRazorpay = (payment: FakePayment) => fake.refundsOf(payment.id).map(({ amount }) => amount / 100);

describe("a prepaid order that is picked short", () => {
  it("is packed also while Razorpay is down", async () => {
    const { order_id, payment } = await place();
    fake.failNext("POST", /refund$/, { status: 503 });
    await pack(order_id, 2);
    expect(await quickOrderOf(order_id)).toMatchObject({ status: "ready_for_pickup" });
    expect(refundsAtRazorpay(payment)).toEqual([]);
    owed = { orderId: order_id, payment };
  });

  it("gives the difference back, once, and Medusa's books say so", async () => {
    const { order_id, payment, total } = await place();
    expect(total).toBe(TOTAL);
    await pack(order_id, 1);
    expect(refundsAtRazorpay(payment)).toEqual([2 * PRICE]);
    for (const status of ["out_for_delivery", "delivered"]) expect((await operate(order_id, status)).status).toBe(200);
    expect(refundsAtRazorpay(payment)).toEqual([2 * PRICE]);

    const due = TOTAL - 2 * PRICE;
    expect(await quickOrderOf(order_id)).toMatchObject({ total: TOTAL, due_total: due });
    const books = await booksOf(order_id);
    expect(books.transactions.map((each: Json) => Number(each.amount))).toEqual([TOTAL, -2 * PRICE]);
    expect(books).toMatchObject({ total: due, summary: { pending_difference: 0, current_order_total: due } });
  });

  it("gives back what is left when it is cancelled after that", async () => {
    const before = await offerOf(store, milk);
    const { order_id, payment } = await place();
    await pack(order_id, 2);
    await ok("POST", `/staff/orders/${order_id}/cancel`, { token: picker.token, body: { reason: "the bag tore" } });
    expect(refundsAtRazorpay(payment)).toEqual([PRICE, TOTAL - PRICE]);
    expect(await booksOf(order_id)).toMatchObject({ status: "canceled", payment_status: "refunded" });
    expect(await offerOf(store, milk)).toEqual(before);
  });
});

describe("a bag that comes back", () => {
  async function cancelledOnTheRoad(): Promise<{ order_id: string; payment: FakePayment; lines: Json[] }> {
    const { order_id, payment } = await place();
    await pack(order_id, 3);
    await operate(order_id, "out_for_delivery");
    expect((await operate(order_id, "cancelled", "nobody at home")).status).toBe(200);
    return { order_id, payment, lines: (await quickOrderOf(order_id)).lines };
  }

  const confirm = (orderId: string, body: Json = {}, who = picker) =>
    call("POST", `/staff/orders/${orderId}/return`, { token: who.token, body });
  const awaited = async (who = picker): Promise<string[]> => {
    const { orders } = await ok("GET", "/staff/orders?awaiting_return=true&limit=100", { token: who.token });
    return orders.map((order: Json) => order.order_id);
  };
  const lineOf = (lines: Json[], product: TestProduct) =>
    lines.find((line) => line.variant_id === product.variant_id)!.id as string;

  it("gives the money back at once and the goods when the store has them, once", async () => {
    const before = await offerOf(store, milk);
    const { order_id, payment } = await cancelledOnTheRoad();
    expect(refundsAtRazorpay(payment)).toEqual([TOTAL]);
    expect(await offerOf(store, milk)).toEqual({ ...before, on_hand: before.on_hand - 3 });
    expect(await awaited()).toContain(order_id);

    const answers = await Promise.all(Array.from({ length: 4 }, () => confirm(order_id)));
    expect(answers.map((answer) => answer.status)).toEqual([200, 200, 200, 200]);
    expect(await offerOf(store, milk)).toEqual(before);
    expect(await awaited()).not.toContain(order_id);
    expect(refundsAtRazorpay(payment)).toEqual([TOTAL]);
  });

  it("tells the shelf, the damaged and the missing apart", async () => {
    const before = { milk: await offerOf(store, milk), bread: await offerOf(store, bread) };
    const { order_id, lines } = await cancelledOnTheRoad();
    const line_id = lineOf(lines, milk);
    expect(await confirm(order_id, { lines: [{ line_id, to_shelf: 2, damaged: 2 }] })).toMatchObject({
      status: 400,
      body: { code: "return_above_packed" },
    });
    const token = await operatorToken();
    const body = { lines: [{ line_id, to_shelf: 1, damaged: 1 }] };
    expect((await call("POST", `/admin/quick-orders/${order_id}/return`, { token, body })).status).toBe(200);
    expect(await offerOf(store, milk)).toEqual({ ...before.milk, on_hand: before.milk.on_hand - 2 });
    expect(await offerOf(store, bread)).toEqual(before.bread);
    const filter = `reason=return_damaged&variant_id=${milk.variant_id}`;
    const { stock_ledger } = await ok("GET", `/admin/dark-stores/${store.id}/stock-ledger?${filter}`, { token });
    expect(stock_ledger).toMatchObject([{ quantity: -1, reason: "return_damaged" }]);
  });

  it("is of an order that was cancelled on the road, and of the own store", async () => {
    const { order_id } = await place();
    expect(await confirm(order_id)).toMatchObject({ status: 409, body: { code: "status_conflict" } });
    await operate(order_id, "cancelled", "no");
    expect(await confirm(order_id)).toMatchObject({ status: 409, body: { code: "status_conflict" } });
    const other = await people.staff([(await createStore("refunds-other")).id]);
    const onTheRoad = await cancelledOnTheRoad();
    expect(await awaited(other)).toEqual([]);
    expect(await confirm(onTheRoad.order_id, {}, other)).toMatchObject({
      status: 404,
      body: { code: "order_not_found" },
    });
  });
});

describe("delivered items", () => {
  async function delivered(): Promise<{ order_id: string; payment: FakePayment; items: Json }> {
    const placed = await place();
    await pack(placed.order_id, 3);
    return { ...placed, items: await deliver(placed.order_id) };
  }

  /** Brings a packed order to the door; answers the line items by product. */
  async function deliver(orderId: string): Promise<{ milk: string; bread: string }> {
    for (const status of ["out_for_delivery", "delivered"]) expect((await operate(orderId, status)).status).toBe(200);
    const { lines } = await quickOrderOf(orderId);
    const itemOf = (product: TestProduct) =>
      (lines.find((line: Json) => line.variant_id === product.variant_id)?.line_item_id ?? "") as string;
    return { milk: itemOf(milk), bread: itemOf(bread) };
  }

  const ask = (orderId: string, items: [string, number][], more: Json = {}, who = customer) =>
    call("POST", `/store/orders/${orderId}/refunds`, {
      token: who.token,
      body: {
        items: items.map(([line_item_id, quantity]) => ({ line_item_id, quantity })),
        reason: "missing",
        ...more,
      },
    });
  const operations = async (method: string, path: string, body?: Json) =>
    call(method, `/admin/${path}`, { token: await operatorToken(), ...(method === "POST" && { body: body ?? {} }) });

  it("are refunded to their customer at once, once per piece, in all books", async () => {
    const { order_id, payment, items } = await delivered();
    expect((await ask(order_id, [[items.milk, 1]], {}, await people.customer())).status).toBe(404);
    expect(await ask(order_id, [[items.milk, 1]], { reason: "damaged" })).toMatchObject({
      status: 400,
      body: { code: "photo_required" },
    });
    const photo = { reason: "damaged", photo_reference: "file_torn", note: "the pack was torn" };
    const answers = await Promise.all(Array.from({ length: 4 }, () => ask(order_id, [[items.milk, 3]], photo)));
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const { refund } = answers.find(({ status }) => status === 201)!.body;
    expect(refund).toMatchObject({
      status: "refunded",
      amount: 3 * PRICE,
      items: [{ quantity: 3, amount: 3 * PRICE }],
    });
    expect(refundsAtRazorpay(payment)).toEqual([3 * PRICE]);

    const books = await booksOf(order_id);
    expect(books.transactions.map((each: Json) => Number(each.amount))).toEqual([TOTAL, -3 * PRICE]);
    expect(books).toMatchObject({ total: TOTAL - 3 * PRICE, summary: { pending_difference: 0 } });
    const { order } = await ok("GET", `/store/orders/${order_id}`, { token: customer.token });
    expect(order.quick_order.refunds).toMatchObject([{ id: refund.id, status: "refunded", amount: 3 * PRICE }]);
  });

  it("paid in cash are paid out by operations, who note how", async () => {
    const cash = await placeOrder({
      customer,
      store,
      lines: [
        { product: milk, quantity: 3 },
        { product: bread, quantity: 1 },
      ],
    });
    await pack(cash.id as string, 2);
    const items = await deliver(cash.id as string);
    const asked = await ask(cash.id as string, [[items.milk, 1]]);
    expect(asked.body.refund).toMatchObject({ status: "to_pay_out", amount: PRICE });
    const waiting = await operations("GET", `refunds?status=to_pay_out&order_id=${cash.id}`);
    expect(waiting.body).toMatchObject({ count: 1, refunds: [{ id: asked.body.refund.id, payment_method: "cod" }] });

    const path = `refunds/${asked.body.refund.id}`;
    expect((await operations("POST", `${path}/pay-out`)).status).toBe(400);
    const paid = await operations("POST", `${path}/pay-out`, { reference: "UPI 4711" });
    expect(paid.body.refund).toMatchObject({ status: "refunded", pay_out_reference: "UPI 4711" });
    await operations("POST", `${path}/pay-out`, { reference: "UPI 4712" });
    const due = 2 * PRICE + BREAD_PRICE + DELIVERY_FEE;
    const books = await booksOf(cash.id as string);
    expect(books.transactions.map((each: Json) => Number(each.amount))).toEqual([due, -PRICE]);
    expect(books).toMatchObject({ total: due - PRICE, summary: { pending_difference: 0 } });
  });

  it("of the same price are each refunded once, also when the answer to the first is lost", async () => {
    const buyer = await people.customer();
    const order = await placePaidOrder(fake, { customer: buyer, store, lines: [{ product: milk, quantity: 3 }] });
    await pack(order.order_id, 3);
    const items = await deliver(order.order_id);
    fake.failNext("POST", /refund$/, "lose_answer");
    fake.failNext("GET", /refunds$/, { status: 503 }, 1);
    const first = (await ask(order.order_id, [[items.milk, 1]], {}, buyer)).body.refund;
    expect(first.status).toBe("approved");
    expect((await booksOf(order.order_id)).transactions).toHaveLength(1);
    const second = (await ask(order.order_id, [[items.milk, 1]], {}, buyer)).body.refund;
    expect(second.status).toBe("refunded");
    expect((await operations("POST", `refunds/${first.id}/approve`)).body.refund.status).toBe("refunded");
    expect(refundsAtRazorpay(order.payment)).toEqual([PRICE, PRICE]);
    const { transactions } = await booksOf(order.order_id);
    expect(transactions.map((each: Json) => Number(each.amount)).slice(1)).toEqual([-PRICE, -PRICE]);
  });

  it("go to operations above the customer's limit; a refund that is stuck can be tried again", async () => {
    const often = await people.customer();
    const order = await placePaidOrder(fake, { customer: often, store, lines: [{ product: milk, quantity: 5 }] });
    await pack(order.order_id, 5);
    const items = await deliver(order.order_id);
    for (let n = 0; n < 3; n += 1) {
      expect((await ask(order.order_id, [[items.milk, 1]], {}, often)).body.refund.status).toBe("refunded");
    }
    const fourth = (await ask(order.order_id, [[items.milk, 1]], {}, often)).body.refund;
    const fifth = (await ask(order.order_id, [[items.milk, 1]], {}, often)).body.refund;
    expect([fourth.status, fifth.status]).toEqual(["requested", "requested"]);
    const declined = await operations("POST", `refunds/${fifth.id}/decline`, { reason: "asked too often" });
    expect(declined.body.refund).toMatchObject({ status: "declined", decline_reason: "asked too often" });
    expect((await operations("POST", `refunds/${fifth.id}/approve`)).body.code).toBe("refund_decided");

    fake.failNext("POST", /refund$/, { status: 503 });
    const stuck = await operations("POST", `refunds/${fourth.id}/approve`);
    expect(stuck.body.refund).toMatchObject({ status: "approved", attempts: 1, last_error: expect.any(String) });
    expect((await operations("POST", `refunds/${fourth.id}/approve`)).body.refund).toMatchObject({
      status: "refunded",
    });
    const again = { items: [{ line_item_id: items.milk, quantity: 1 }], reason: "other", note: "goodwill" };
    const made = await operations("POST", `quick-orders/${order.order_id}/refunds`, again);
    expect(made.body.refund).toMatchObject({ status: "refunded", requested_by: { type: "operator" } });
    expect(refundsAtRazorpay(order.payment)).toEqual(Array(5).fill(PRICE));
  });
});

describe("money that could not go back", () => {
  it(
    "gives the difference back, once, also when Razorpay was down",
    async () => {
      const { orderId, payment } = owed;
      await eventually(() => Promise.resolve(expect(refundsAtRazorpay(payment)).toEqual([PRICE])), RETRY_MS);
      await eventually(async () =>
        expect(await booksOf(orderId)).toMatchObject({ summary: { pending_difference: 0 } }),
      );
    },
    2 * RETRY_MS,
  );
});
