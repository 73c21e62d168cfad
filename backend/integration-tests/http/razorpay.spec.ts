import type { FakePayment, FakeRazorpay } from "@quickdash/payment-razorpay/testing";
import { choosePayment, complete, fillCart } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { openRazorpay, RAZORPAY, RAZORPAY_TURN_MS } from "../support/prepaid";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const people = peopleOf("razorpay");
const PRICE = 64;
const DELIVERY_FEE = 25;
const TOTAL = 2 * PRICE + DELIVERY_FEE;
/** Medusa waits 5 seconds before it looks at a webhook. */
const WEBHOOK_MS = 30_000;
/** What could not be done with Medusa's records is tried again after a minute, by a job that runs every minute. */
const RETRY_MS = 150_000;

let names = 0;
let fake: FakeRazorpay;
let store: TestStore;
let customer: Person;

/** The platform was started with the address of a Razorpay that does not exist until this file listens there. */
beforeAll(async () => {
  fake = await openRazorpay();
  store = await createStore("razorpay");
  customer = await people.customer();
}, RAZORPAY_TURN_MS);

afterAll(() => fake?.close());

interface Checkout {
  cartId: string;
  milk: TestProduct;
  session: Json;
}

/** A cart of two with Razorpay chosen, not paid yet. */
async function checkOut(): Promise<Checkout> {
  const milk = await createProduct(`Razorpay milk ${++names}`);
  await setOffer(store, milk, { price: PRICE, mrp: 70, on_hand: 10 });
  const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 2 }], payWith: RAZORPAY });
  return { cartId, milk, session: await sessionOf(cartId) };
}

async function sessionOf(cartId: string): Promise<Json> {
  const fields = "payment_collection.payment_sessions.*";
  const { cart } = await ok("GET", `/store/carts/${cartId}?fields=${fields}`, { token: customer.token });
  return cart.payment_collection.payment_sessions[0];
}

function hand(session: Json, callback: unknown) {
  return call("POST", `/store/payment-sessions/${session.id}/razorpay-callback`, { body: callback });
}

/** Razorpay calls the platform, as often and in the order given. */
async function callHook(events: string[], payment: FakePayment): Promise<void> {
  for (const event of events) {
    const { body, headers } = fake.webhook(event, payment.id);
    expect((await send(body, headers)).status).toBe(200);
  }
}

function send(body: string, headers: Record<string, string>): Promise<Response> {
  const signal = AbortSignal.timeout(5_000);
  return fetch(`${platform().backend_url}/hooks/payment/razorpay_razorpay`, { method: "POST", headers, body, signal });
}

/**
 * Waits until that many webhooks about a payment have been looked at: Medusa and order-flow each ask Razorpay for the
 * order, again when they have to repeat it.
 */
function heard(payment: FakePayment, times: number): Promise<void> {
  return eventually(() => {
    const asked = fake.countCalls("GET", new RegExp(`/orders/${payment.order_id}$`));
    expect(asked).toBeGreaterThanOrEqual(2 * times);
    return Promise.resolve();
  }, WEBHOOK_MS);
}

/** Medusa's own books of an order's money. */
async function booksOf(orderId: string): Promise<Json> {
  const fields =
    "status,payment_status,total,summary.*,transactions.*,payment_collections.payments.*,*payment_collections.payments.captures";
  const { order } = await ok("GET", `/admin/orders/${orderId}?fields=${fields}`, { token: await operatorToken() });
  return order;
}

async function expectPaidOnce(orderId: string): Promise<void> {
  const order = await booksOf(orderId);
  const payments = order.payment_collections.flatMap((collection: Json) => collection.payments);
  expect(payments).toHaveLength(1);
  expect(payments[0].captures.map((capture: Json) => Number(capture.amount))).toEqual([TOTAL]);
  expect(order).toMatchObject({ payment_status: "captured", total: TOTAL, summary: { paid_total: TOTAL } });
  expect(order.transactions.map((transaction: Json) => Number(transaction.amount))).toEqual([TOTAL]);
}

async function statusOf(orderId: string): Promise<string> {
  return (await ok("GET", `/admin/quick-orders/${orderId}`, { token: await operatorToken() })).quick_order.status;
}

describe("paying with Razorpay", () => {
  /** Left behind early, so that the job has its minute while the other tests run. */
  let owed: { orderId: string; payment: FakePayment };

  it("is offered in the home market", async () => {
    const { payment_providers } = await ok("GET", `/store/payment-providers?region_id=${platform().region_id}`);
    expect(payment_providers.map(({ id }: Json) => id).sort()).toEqual(["pp_cod_cod", RAZORPAY]);
  });

  it("gives the client an order in paise and the public key", async () => {
    const { session } = await checkOut();
    expect(session.data).toMatchObject({ key_id: fake.account.key_id, amount: TOTAL * 100, currency: "INR" });
    expect(fake.order(session.data.razorpay_order_id)).toMatchObject({ amount: TOTAL * 100, status: "created" });
  });

  it("cancels an order also while Razorpay is down", async () => {
    const { cartId, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    const { body } = await complete(cartId, customer);
    fake.failNext("POST", /refund$/, { status: 503 });
    await ok("POST", `/store/orders/${body.order.id}/cancel`, { token: customer.token, body: { reason: "no need" } });
    expect(await statusOf(body.order.id)).toBe("cancelled");
    expect(fake.refundsOf(payment.id)).toHaveLength(0);
    owed = { orderId: body.order.id, payment };
  });

  it("confirms the order with the client's callback, captured once, whatever webhooks follow", async () => {
    const { cartId, session } = await checkOut();
    const { payment, callback } = fake.pay(session.data.razorpay_order_id);
    expect(await hand(session, callback)).toMatchObject({ status: 200, body: { payment_session: { id: session.id } } });
    const placed = await complete(cartId, customer);
    expect(placed.body).toMatchObject({ type: "order", order: { total: TOTAL } });
    const orderId = placed.body.order.id as string;
    expect(await statusOf(orderId)).toBe("confirmed");
    await expectPaidOnce(orderId);

    await callHook(["order.paid", "payment.captured", "payment.authorized", "payment.captured"], payment);
    await heard(payment, 3);
    await expectPaidOnce(orderId);
    expect(fake.refundsOf(payment.id)).toHaveLength(0);
  });

  it("makes one order and one capture when the webhooks come first, and again, and while the cart is completed", async () => {
    const { cartId, milk, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    await callHook(["payment.captured", "order.paid", "payment.authorized"], payment);
    const early = heard(payment, 2);
    await new Promise((resolve) => setTimeout(resolve, 4_500));
    const answers = await Promise.all(Array.from({ length: 5 }, () => complete(cartId, customer)));
    await early;
    const ids = new Set(answers.map(({ body }) => body.order?.id));
    expect([...ids]).toEqual([expect.any(String)]);
    const [orderId] = [...ids] as string[];
    await expectPaidOnce(orderId!);
    expect(await statusOf(orderId!)).toBe("confirmed");
    expect(await offerOf(store, milk)).toMatchObject({ on_hand: 10, reserved: 2 });
    expect(fake.refundsOf(payment.id)).toHaveLength(0);
  });

  it("places the cart of a customer who paid and did not come back", async () => {
    const { cartId, milk, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    await callHook(["payment.authorized", "payment.captured", "order.paid"], payment);
    await eventually(async () => expect(await offerOf(store, milk)).toMatchObject({ reserved: 2 }), WEBHOOK_MS);
    const { body } = await complete(cartId, customer);
    await heard(payment, 2);
    await expectPaidOnce(body.order.id);
    expect(await statusOf(body.order.id)).toBe("confirmed");
    expect(fake.refundsOf(payment.id)).toHaveLength(0);
  });

  it("gives the money back when what is paid is sold out by then", async () => {
    const { cartId, milk, session } = await checkOut();
    await setOffer(store, milk, { on_hand: 1 });
    const { payment } = fake.pay(session.data.razorpay_order_id);
    await callHook(["payment.captured", "order.paid", "payment.captured"], payment);
    await eventually(
      () => Promise.resolve(expect(fake.refundsOf(payment.id)).toMatchObject([{ amount: TOTAL * 100 }])),
      WEBHOOK_MS,
    );
    await heard(payment, 2);
    expect(fake.refundsOf(payment.id)).toHaveLength(1);
    expect((await complete(cartId, customer)).body).toMatchObject({ type: "cart" });
    expect(await offerOf(store, milk)).toMatchObject({ on_hand: 1, reserved: 0 });
  });

  it("refuses to place what is not paid, holds nothing, and places it once it is", async () => {
    const { cartId, milk, session } = await checkOut();
    const refused = await complete(cartId, customer);
    expect(refused).toMatchObject({ status: 200, body: { type: "cart", error: { code: "payment_failed" } } });
    expect(refused.body.error.message).toMatch(/has not been paid yet/);
    expect(await offerOf(store, milk)).toMatchObject({ reserved: 0 });

    fake.pay(session.data.razorpay_order_id, { status: "failed" });
    expect((await complete(cartId, customer)).body.error.message).toMatch(/declined by the bank/);
    fake.pay(session.data.razorpay_order_id);
    expect((await complete(cartId, customer)).body.type).toBe("order");
  });

  it("loses nothing while Razorpay is down", async () => {
    const { cartId, milk, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    fake.failNext("GET", /\/payments$/, { status: 503 });
    expect((await complete(cartId, customer)).body).toMatchObject({ type: "cart", error: { code: "payment_failed" } });
    expect(await offerOf(store, milk)).toMatchObject({ reserved: 0 });
    const placed = await complete(cartId, customer);
    await expectPaidOnce(placed.body.order.id);
    expect(fake.refundsOf(payment.id)).toHaveLength(0);
  });

  it("refuses a callback that Razorpay did not sign, and one of another order", async () => {
    const [mine, other] = [await checkOut(), await checkOut()];
    const { callback } = fake.pay(mine.session.data.razorpay_order_id);
    const forged = await hand(mine.session, { ...callback, razorpay_signature: "0".repeat(64) });
    expect(forged).toMatchObject({ status: 422, body: { code: "payment_signature_invalid" } });
    expect(await hand(other.session, callback)).toMatchObject({ status: 400, body: { code: "payment_mismatch" } });
    expect(await hand(mine.session, { razorpay_order_id: 1 })).toMatchObject({ status: 400 });
    expect(await hand({ id: "payses_nobody" }, callback)).toMatchObject({ status: 404 });
  });

  it("does not believe a webhook that is not signed", async () => {
    const { milk, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    const { body, headers } = fake.webhook("payment.captured", payment.id);
    for (const forged of [
      await send(body.replace('"captured":', '"captured" :'), headers),
      await send(body, { ...headers, "x-razorpay-signature": "0".repeat(64) }),
      await send(body, { "content-type": "application/json" }),
    ]) {
      expect(forged.status).toBe(401);
      expect(await forged.json()).toMatchObject({ code: "webhook_signature_invalid" });
    }
    await new Promise((resolve) => setTimeout(resolve, 7_000));
    expect(fake.countCalls("GET", new RegExp(`/orders/${payment.order_id}$`))).toBe(0);
    expect(await offerOf(store, milk)).toMatchObject({ reserved: 0 });
  });

  it("keeps an order pending while UPI is under way, and confirms it when the money comes", async () => {
    const { cartId, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id, { status: "created" });
    const placed = await complete(cartId, customer);
    expect(placed.body.type).toBe("order");
    const orderId = placed.body.order.id as string;
    expect(await statusOf(orderId)).toBe("pending");

    fake.settle(payment.id);
    await callHook(["payment.captured", "order.paid", "payment.captured"], payment);
    await eventually(async () => expect(await statusOf(orderId)).toBe("confirmed"), WEBHOOK_MS);
    await heard(payment, 2);
    await expectPaidOnce(orderId);
  });

  it("gives the money back once when the order is cancelled", async () => {
    const { cartId, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    const { body } = await complete(cartId, customer);
    await ok("POST", `/store/orders/${body.order.id}/cancel`, { token: customer.token, body: { reason: "no need" } });
    await eventually(async () => {
      expect(fake.refundsOf(payment.id)).toMatchObject([{ amount: TOTAL * 100 }]);
      expect((await booksOf(body.order.id)).payment_status).toBe("refunded");
    });
  });

  it("gives late money back that comes for an order cancelled meanwhile", async () => {
    const { cartId, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id, { status: "created" });
    const orderId = (await complete(cartId, customer)).body.order.id as string;
    await ok("POST", `/store/orders/${orderId}/cancel`, { token: customer.token, body: { reason: "too slow" } });
    fake.settle(payment.id);
    await callHook(["payment.captured", "order.paid", "payment.captured"], payment);
    await eventually(() => Promise.resolve(expect(fake.refundsOf(payment.id)).toHaveLength(1)), WEBHOOK_MS);
    await heard(payment, 2);
    expect(fake.refundsOf(payment.id)).toMatchObject([{ amount: TOTAL * 100 }]);
    await eventually(async () => {
      const { transactions } = await booksOf(orderId);
      expect(transactions.map((each: Json) => Number(each.amount)).sort()).toEqual([-TOTAL, TOTAL]);
    });
    expect(await statusOf(orderId)).toBe("cancelled");
  });

  it("gives the money back when the customer pays and then chooses another method", async () => {
    const { cartId, session } = await checkOut();
    const { payment } = fake.pay(session.data.razorpay_order_id);
    await choosePayment(cartId, customer.token, "pp_cod_cod");
    expect(fake.payment(payment.id)).toMatchObject({ status: "refunded" });
    expect((await complete(cartId, customer)).body.type).toBe("order");
  });

  it("gives late money back that is paid for a session that is gone", async () => {
    const { cartId, session } = await checkOut();
    await choosePayment(cartId, customer.token, "pp_cod_cod");
    const { payment } = fake.pay(session.data.razorpay_order_id);
    await callHook(["payment.captured", "payment.captured", "order.paid"], payment);
    await heard(payment, 2);
    await eventually(() => Promise.resolve(expect(fake.refundsOf(payment.id)).toHaveLength(1)));
  });

  it(
    "gives the money back, once, of the order that was cancelled while Razorpay was down",
    async () => {
      const { orderId, payment } = owed;
      await eventually(() => Promise.resolve(expect(fake.refundsOf(payment.id)).toHaveLength(1)), RETRY_MS);
      await eventually(async () => expect((await booksOf(orderId)).status).toBe("canceled"));
      expect(fake.refundsOf(payment.id)).toMatchObject([{ amount: TOTAL * 100 }]);
    },
    2 * RETRY_MS,
  );
});
