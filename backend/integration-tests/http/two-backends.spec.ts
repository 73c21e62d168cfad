import type { FakeRazorpay } from "@quickdash/payment-razorpay/testing";
import { Client } from "pg";
import { fillCart, placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Answer, type Json } from "../support/http";
import { logIn, operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { openRazorpay, RAZORPAY, RAZORPAY_TURN_MS } from "../support/prepaid";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { startVictim, type Victim } from "../support/victim";

const people = peopleOf("two-backends");
const GUEST = { token: "" } as Person;
const AT_ONCE = 20;
const ROUNDS = 2;
const STOCK = 100;
const PRICE = 50;
const DELIVERY_FEE = 25;
/** Medusa waits 5 seconds before it looks at a webhook. */
const WEBHOOK_MS = 30_000;
const BOOT_MS = 120_000;

jest.setTimeout(120_000);

let second: Victim;
let database: Client;
let store: TestStore;
let rice: TestProduct;
let dal: TestProduct;

beforeAll(async () => {
  second = await startVictim();
  database = new Client({ connectionString: platform().database_url });
  await database.connect();
  store = await createStore("TWO", { delivery_fee: DELIVERY_FEE });
  [rice, dal] = [await createProduct("Two Rice"), await createProduct("Two Dal")];
  for (const product of [rice, dal]) await setOffer(store, product, { price: PRICE, mrp: PRICE, on_hand: STOCK });
}, BOOT_MS);

afterAll(async () => {
  await second?.kill();
  await database?.end();
});

/** The platform's own backend for even numbers, the second one for odd numbers. */
const either = (number: number): string => (number % 2 === 0 ? platform().backend_url : second.url);

async function guestCart(lines: { product: TestProduct; quantity: number }[], payWith?: string): Promise<string> {
  const cartId = await fillCart({ customer: GUEST, store, lines, payWith });
  await ok("POST", `/store/carts/${cartId}`, { body: { email: "guest@quickdash.test" } });
  return cartId;
}

const completeAt = (at: string, cartId: string): Promise<Answer> =>
  call("POST", `/store/carts/${cartId}/complete`, { at, body: {} });

async function rowsOf(sql: string, ...values: unknown[]): Promise<Json[]> {
  return (await database.query<Json>(sql, values)).rows;
}

const holdsOf = (cartId: string): Promise<Json[]> =>
  rowsOf(`SELECT variant_id, quantity, status FROM stock_hold WHERE reference = $1 ORDER BY variant_id`, cartId);

const paymentsOf = (cartId: string): Promise<Json[]> =>
  rowsOf(
    `SELECT p.id, p.canceled_at, (SELECT count(*)::int FROM capture c WHERE c.payment_id = p.id) AS captures
     FROM payment p JOIN cart_payment_collection l ON l.payment_collection_id = p.payment_collection_id
     WHERE l.cart_id = $1 AND p.deleted_at IS NULL`,
    cartId,
  );

const eventsOf = (orderId: string): Promise<Json[]> =>
  rowsOf(`SELECT from_status, to_status FROM order_event WHERE order_id = $1 ORDER BY created_at, id`, orderId);

describe("one cart completed twenty times over two backends", () => {
  let fake: FakeRazorpay;

  beforeAll(async () => {
    fake = await openRazorpay();
  }, RAZORPAY_TURN_MS);

  afterAll(() => fake?.close());

  async function callHook(event: string, paymentId: string, at: string): Promise<void> {
    const { body, headers } = fake.webhook(event, paymentId);
    const answer = await fetch(`${at}/hooks/payment/razorpay_razorpay`, { method: "POST", headers, body });
    expect(answer.status).toBe(200);
  }

  it.each([
    [["payment.authorized", "payment.captured", "order.paid"]],
    [["order.paid", "payment.captured", "payment.authorized"]],
  ])("is one order with one capture and one hold a line, with the webhooks %j", async (events) => {
    const lines = [
      { product: rice, quantity: 2 },
      { product: dal, quantity: 1 },
    ];
    const cartId = await guestCart(lines, RAZORPAY);
    const [session] = await rowsOf(
      `SELECT s.id, s.data FROM payment_session s
       JOIN cart_payment_collection l ON l.payment_collection_id = s.payment_collection_id
       WHERE l.cart_id = $1 AND s.deleted_at IS NULL`,
      cartId,
    );
    const { payment } = fake.pay(session.data.razorpay_order_id as string);

    const [answers] = await Promise.all([
      Promise.all(Array.from({ length: AT_ONCE }, (_, number) => completeAt(either(number), cartId))),
      ...events.map((event, number) => callHook(event, payment.id, either(number))),
    ]);
    await eventually(() => {
      expect(fake.countCalls("GET", new RegExp(`/orders/${payment.order_id}$`))).toBeGreaterThanOrEqual(4);
      return Promise.resolve();
    }, WEBHOOK_MS);

    expect(answers.map(({ body }) => body.type)).toEqual(Array(AT_ONCE).fill("order"));
    const ids = [...new Set(answers.map(({ body }) => body.order.id as string))];
    expect(ids).toHaveLength(1);
    expect(await rowsOf(`SELECT order_id, status FROM quick_order WHERE cart_id = $1`, cartId)).toEqual([
      { order_id: ids[0], status: "confirmed" },
    ]);
    expect(await paymentsOf(cartId)).toMatchObject([{ canceled_at: null, captures: 1 }]);
    expect(fake.payment(payment.id)).toMatchObject({ status: "captured" });
    expect(fake.refundsOf(payment.id)).toEqual([]);
    expect(await holdsOf(cartId)).toEqual(
      lines
        .map(({ product, quantity }) => ({ variant_id: product.variant_id, quantity, status: "held" }))
        .sort((a, b) => (a.variant_id < b.variant_id ? -1 : 1)),
    );
    expect(await eventsOf(ids[0]!)).toEqual([{ from_status: null, to_status: "confirmed" }]);
  });
});

describe("two backends", () => {
  it("sell the last piece once and charge nothing to the other cart", async () => {
    const last = await createProduct("Two Last");
    for (let round = 0; round < ROUNDS; round++) {
      await setOffer(store, last, { price: PRICE, mrp: PRICE, on_hand: round + 1 });
      const carts = [
        await guestCart([{ product: last, quantity: 1 }]),
        await guestCart([{ product: last, quantity: 1 }]),
      ];
      const answers = await Promise.all(carts.map((cartId, number) => completeAt(either(number + round), cartId)));
      const lost = answers.findIndex(({ body }) => body.type !== "order");
      expect(answers.filter(({ body }) => body.type === "order")).toHaveLength(1);
      expect(answers[lost]!.body).toMatchObject({ type: "cart", error: { code: "insufficient_stock" } });
      expect(await paymentsOf(carts[lost]!)).toEqual([]);
      expect((await holdsOf(carts[lost]!)).filter(({ status }) => status === "held")).toEqual([]);
      expect(await offerOf(store, last)).toMatchObject({ on_hand: round + 1, reserved: round + 1 });
    }
  });

  it("give one order to one of two pickers", async () => {
    const pickers = [await people.staff([store.id]), await people.staff([store.id])];
    const tokens = [pickers[0]!.token, await logIn("staff", pickers[1]!.phone, second.url)];
    const customer = await people.customer();
    for (let round = 0; round < ROUNDS; round++) {
      const order = await placeOrder({ customer, store, lines: [{ product: rice, quantity: 1 }] });
      const answers = await Promise.all(
        tokens.map((token, number) => call("POST", `/staff/orders/${order.id}/accept`, { at: either(number), token })),
      );
      const won = answers.findIndex(({ status }) => status === 200);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
      expect(answers[1 - won]!.body).toMatchObject({ code: "order_taken" });
      expect(await rowsOf(`SELECT picker_id, status FROM quick_order WHERE order_id = $1`, order.id)).toEqual([
        { picker_id: pickers[won]!.id, status: "preparing" },
      ]);
      expect(await eventsOf(order.id as string)).toEqual([
        { from_status: null, to_status: "confirmed" },
        { from_status: "confirmed", to_status: "preparing" },
      ]);
    }
  });

  it("settle a customer's cancelling against a picker's accepting: cancelled once, all of the stock back", async () => {
    const soap = await createProduct("Two Soap");
    await setOffer(store, soap, { price: PRICE, mrp: PRICE, on_hand: STOCK });
    const [picker, customer] = [await people.staff([store.id]), await people.customer()];
    const token = await logIn("staff", picker.phone, second.url);
    for (let round = 0; round < ROUNDS; round++) {
      const order = await placeOrder({ customer, store, lines: [{ product: soap, quantity: 3 }] });
      const [cancelled, accepted] = await Promise.all([
        call("POST", `/store/orders/${order.id}/cancel`, { token: customer.token, body: { reason: "no need" } }),
        call("POST", `/staff/orders/${order.id}/accept`, { at: second.url, token }),
      ]);
      expect(cancelled.status).toBe(200);
      if (accepted.status !== 200) {
        expect(accepted).toMatchObject({ status: 409, body: { code: "status_conflict" } });
      }
      const events = await eventsOf(order.id as string);
      expect(events.map(({ from_status }) => from_status)).toEqual([
        null,
        ...events.slice(0, -1).map(({ to_status }) => to_status),
      ]);
      expect(events.filter(({ to_status }) => to_status === "cancelled")).toHaveLength(1);
      expect(events.at(-1)).toMatchObject({ to_status: "cancelled" });
      const { quick_order } = await ok("GET", `/admin/quick-orders/${order.id}`, { token: await operatorToken() });
      expect(quick_order.status).toBe("cancelled");
      await eventually(async () => expect(await offerOf(store, soap)).toMatchObject({ on_hand: STOCK, reserved: 0 }));
    }
  });
});
