import { fillCart, complete, placeOrder } from "../support/checkout";
import { eventually } from "../support/eventually";
import { call, ok, type Json } from "../support/http";
import { operatorToken, peopleOf, type Person } from "../support/people";
import { createProduct, createStore, setOffer, type TestProduct, type TestStore } from "../support/shop";
import { FakeSmsGateway } from "../support/sms-gateway";

const people = peopleOf("messages");
/** Messages leave every two seconds. */
const SENT_MS = 20_000;
/** The first pause after a failure is up to ten seconds. */
const RETRIED_MS = 30_000;

let gateway: FakeSmsGateway;
let store: TestStore;
let milk: TestProduct;

/** The platform was started with the address of a gateway that does not exist until this file listens there. */
beforeAll(async () => {
  const { SMS_GATEWAY_URL } = process.env;
  if (!SMS_GATEWAY_URL) throw new Error("SMS_GATEWAY_URL must be set as for the running platform: use `npm test`.");
  gateway = new FakeSmsGateway();
  await gateway.listen(Number(new URL(SMS_GATEWAY_URL).port));
  store = await createStore("messages", { name: "Lake Road" });
  milk = await createProduct("Messages milk");
  await setOffer(store, milk, { price: 64, mrp: 70, on_hand: 100 });
});

afterAll(() => gateway?.close());

async function order(customer: Person): Promise<Json> {
  return placeOrder({ customer, store, lines: [{ product: milk, quantity: 2 }] });
}

async function move(orderId: string, ...statuses: string[]): Promise<void> {
  const token = await operatorToken();
  for (const status of statuses) {
    const body = { status, reason: "test" };
    await ok("POST", `/admin/quick-orders/${orderId}/status`, { token, body });
  }
}

/** Waits until the messages to a number are of these kinds, in this order. */
async function expectMessages(to: string, kinds: string[], withinMs = SENT_MS): Promise<void> {
  await eventually(() => {
    expect(gateway.messagesTo(to).map((sms) => sms.template)).toEqual(kinds);
    return Promise.resolve();
  }, withinMs);
}

async function list(query: string): Promise<Json> {
  return ok("GET", `/admin/order-messages?${query}`, { token: await operatorToken() });
}

async function setMetadata(customer: Person, metadata: Record<string, unknown>): Promise<void> {
  await ok("POST", "/store/customers/me", { token: customer.token, body: { metadata } });
}

describe("a customer who logged in by phone", () => {
  it("is told of each step of the order, in order and once", async () => {
    const customer = await people.customer();
    const { id, display_id } = await order(customer);
    await expectMessages(customer.phone, ["order_confirmed"]);
    await move(id, "preparing", "ready_for_pickup", "out_for_delivery", "delivered");
    const kinds = ["order_confirmed", "being_packed", "rider_on_the_way", "delivered"];
    await expectMessages(customer.phone, kinds);

    const [confirmed, , onTheWay] = gateway.messagesTo(customer.phone);
    expect(confirmed).toMatchObject({ authorization: `Bearer ${process.env.SMS_GATEWAY_TOKEN}` });
    expect(confirmed?.text).toMatch(
      new RegExp(`^QuickDash: Order #${display_id} is confirmed. Lake Road .* [ap]m. Pay INR 153.00 at the door.$`),
    );
    const tracking = await ok("GET", `/store/orders/${id}/tracking`, { token: customer.token });
    expect(onTheWay?.text).toContain(tracking.handoff_code ?? "Code for the rider");
    // The gateway has a message a moment before it is written down as sent.
    const { order_messages } = await eventually(async () => {
      const listed = await list(`order_id=${id}&channel=sms`);
      expect(listed.order_messages.map((message: Json) => message.status)).toEqual(Array(4).fill("sent"));
      expect(listed.count).toBe(4);
      return listed;
    }, SENT_MS);
    expect(JSON.stringify(order_messages)).not.toContain(customer.phone.slice(-10));
  });

  it("reads Hindi when that is their language", async () => {
    const customer = await people.customer();
    await setMetadata(customer, { locale: "hi-IN" });
    const { display_id } = await order(customer);
    await expectMessages(customer.phone, ["order_confirmed"]);
    expect(gateway.messagesTo(customer.phone)[0]?.text).toMatch(
      new RegExp(`ऑर्डर #${display_id} पक्का हो गया।.*₹153.00`),
    );
  });

  it("reads the language of the storefront when they chose none", async () => {
    const customer = await people.customer();
    const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: 1 }] });
    await ok("POST", `/store/carts/${cartId}`, { token: customer.token, body: { locale: "hi-IN" } });
    await complete(cartId, customer);
    await expectMessages(customer.phone, ["order_confirmed"]);
    expect(gateway.messagesTo(customer.phone)[0]?.text).toContain("पक्का हो गया");
  });

  it("who wants no messages is told of a cancellation alone", async () => {
    const customer = await people.customer();
    await setMetadata(customer, { order_messages: false });
    const { id } = await order(customer);
    await eventually(async () => {
      expect((await list(`order_id=${id}&status=declined`)).count).toBe(2);
    }, SENT_MS);
    await move(id, "cancelled");
    await expectMessages(customer.phone, ["cancelled"]);
    expect(gateway.messagesTo(customer.phone)[0]?.text).toContain("was cancelled");
  });

  it("without an e-mail address gets none", async () => {
    const customer = await people.customer();
    const { id } = await order(customer);
    await eventually(async () => {
      const { order_messages } = await list(`order_id=${id}&channel=email`);
      expect(order_messages).toMatchObject([{ kind: "order_confirmed", status: "no_address", attempts: 1 }]);
    }, SENT_MS);
  });
});

describe("a gateway that fails", () => {
  it("is asked again under the same key, until it accepts", async () => {
    const customer = await people.customer();
    gateway.failNext(customer.phone, 503, 503);
    await order(customer);
    await expectMessages(customer.phone, ["order_confirmed"], 2 * RETRIED_MS);
    const tries = gateway.triesTo(customer.phone);
    expect(tries).toHaveLength(3);
    expect(new Set(tries.map(({ key }) => key)).size).toBe(1);
  });

  it("is not asked again for what it refused, until an operator asks", async () => {
    const customer = await people.customer();
    gateway.failNext(customer.phone, 400);
    const { id } = await order(customer);
    const dead = await eventually(async () => {
      const { order_messages } = await list(`order_id=${id}&status=dead`);
      expect(order_messages).toHaveLength(1);
      return order_messages[0];
    }, SENT_MS);
    expect(dead).toMatchObject({ kind: "order_confirmed", channel: "sms", last_error: expect.stringContaining("400") });
    expect(gateway.messagesTo(customer.phone)).toEqual([]);

    const token = await operatorToken();
    const retry = () => call("POST", `/admin/order-messages/${dead.id}/retry`, { token });
    expect(await retry()).toMatchObject({ status: 200, body: { order_message: { id: dead.id, status: "waiting" } } });
    await expectMessages(customer.phone, ["order_confirmed"]);
    await eventually(async () => {
      expect((await list(`order_id=${id}&status=sent`)).count).toBe(1);
    }, SENT_MS);
    expect(await retry()).toMatchObject({ status: 409, body: { code: "message_not_given_up" } });
  });
});

describe("the list of messages", () => {
  it("is for operators alone", async () => {
    expect((await call("GET", "/admin/order-messages")).status).toBe(401);
    const customer = await people.customer();
    expect((await call("GET", "/admin/order-messages", { token: customer.token })).status).toBe(401);
  });

  it("refuses a status it does not know, and a message that does not exist", async () => {
    const token = await operatorToken();
    expect((await call("GET", "/admin/order-messages?status=lost", { token })).status).toBe(400);
    const answer = await call("POST", "/admin/order-messages/omsg_nothing/retry", { token });
    expect(answer).toMatchObject({ status: 404, body: { code: "message_not_found" } });
  });
});
