import type { FakePayment, FakeRazorpay } from "@quickdash/payment-razorpay/testing";
import { Client } from "pg";
import { choosePayment, complete, fillCart } from "../support/checkout";
import { eventually } from "../support/eventually";
import { ok, type Json } from "../support/http";
import { peopleOf, type Person } from "../support/people";
import { platform } from "../support/platform";
import { openRazorpay, RAZORPAY, RAZORPAY_TURN_MS } from "../support/prepaid";
import { createProduct, createStore, offerOf, setOffer, type TestProduct, type TestStore } from "../support/shop";

const STOCK = 20;
const QUANTITY = 2;
const CASH = "pp_cod_cod";
/** What was begun a minute ago or longer is finished by jobs that run once a minute. */
const SETTLED_WITHIN_MS = 150_000;

jest.setTimeout(2 * SETTLED_WITHIN_MS);

let fake: FakeRazorpay;
let database: Client;
let customer: Person;
let store: TestStore;
let milk: TestProduct;

beforeAll(async () => {
  fake = await openRazorpay();
  database = new Client({ connectionString: platform().database_url });
  await database.connect();
  customer = await peopleOf("cut-off-payments").customer();
  store = await createStore("CUT-OFF-PAID");
  milk = await createProduct("Cutoff Milk paid");
  await setOffer(store, milk, { price: 27, mrp: 30, on_hand: STOCK });
}, RAZORPAY_TURN_MS);

afterAll(async () => {
  await fake?.close();
  await database?.end();
});

async function cartWith(payWith: string): Promise<{ cartId: string; session: Json }> {
  const cartId = await fillCart({ customer, store, lines: [{ product: milk, quantity: QUANTITY }], payWith });
  const fields = "payment_collection.payment_sessions.*";
  const { cart } = await ok("GET", `/store/carts/${cartId}?fields=${fields}`, { token: customer.token });
  return { cartId, session: cart.payment_collection.payment_sessions[0] };
}

async function paidCart(): Promise<{ cartId: string; session: Json; payment: FakePayment }> {
  const { cartId, session } = await cartWith(RAZORPAY);
  return { cartId, session, payment: fake.pay(session.data.razorpay_order_id as string).payment };
}

async function messagesAbout(session: Json): Promise<Json[]> {
  const { rows } = await database.query<Json>(
    `SELECT kind, cart_id FROM order_message WHERE subject_id = $1 AND channel = 'sms'`,
    [session.id],
  );
  return rows;
}

/** The money went back once, the customer was told once, and the cart can be placed with another payment. */
async function expectReturnedOnce({ cartId, session, payment }: Awaited<ReturnType<typeof paidCart>>): Promise<void> {
  await eventually(async () => {
    expect(fake.refundsOf(payment.id)).toMatchObject([{ amount: payment.amount }]);
    expect(await messagesAbout(session)).toEqual([{ kind: "payment_returned", cart_id: cartId }]);
  }, SETTLED_WITHIN_MS);
  const refused = await complete(cartId, customer);
  expect(refused.body.type).toBe("cart");
  await choosePayment(cartId, customer.token, CASH);
  expect((await complete(cartId, customer)).body.type).toBe("order");
  expect(fake.refundsOf(payment.id)).toHaveLength(1);
}

describe("a payment whose cart did not become an order", () => {
  it("goes back when the placing failed after it was captured, also when its provider was away then", async () => {
    const paid = await paidCart();
    await database.query(`
      CREATE FUNCTION refuse_paid() RETURNS trigger LANGUAGE plpgsql AS $body$
      BEGIN
        IF NEW.cart_id = '${paid.cartId}' THEN RAISE EXCEPTION 'refused by the test'; END IF;
        RETURN NEW;
      END $body$;
      CREATE TRIGGER refuse_paid BEFORE INSERT ON quick_order FOR EACH ROW EXECUTE FUNCTION refuse_paid();`);
    try {
      fake.failNext("POST", /refund$/, { status: 503 });
      expect((await complete(paid.cartId, customer)).status).toBe(500);
    } finally {
      await database.query(`DROP FUNCTION refuse_paid CASCADE`);
    }
    expect(fake.refundsOf(paid.payment.id)).toHaveLength(0);
    // Its money is on its way back: it pays for nothing any more.
    expect((await complete(paid.cartId, customer)).body.type).toBe("cart");
    await database.query(
      `UPDATE payment_return SET created_at = created_at - interval '5 minutes' WHERE session_id = $1`,
      [paid.session.id],
    );
    await expectReturnedOnce(paid);
  });

  it("goes back when the process died while the placing was taken back", async () => {
    const before = await offerOf(store, milk);
    const paid = await paidCart();
    const { body } = await complete(paid.cartId, customer);
    const orderId = body.order.id as string;
    // What such a process leaves: goods held, money captured, and no order.
    await database.query(`DELETE FROM quick_order WHERE order_id = $1`, [orderId]);
    await database.query(`DELETE FROM order_event WHERE order_id = $1`, [orderId]);
    await database.query(`DELETE FROM order_cart WHERE order_id = $1`, [orderId]);
    await database.query(`DELETE FROM order_payment_collection WHERE order_id = $1`, [orderId]);
    await database.query(`DELETE FROM "order" WHERE id = $1`, [orderId]);
    await database.query(`UPDATE cart SET completed_at = NULL WHERE id = $1`, [paid.cartId]);
    await database.query(`UPDATE stock_hold SET created_at = now() - interval '1 hour' WHERE reference = $1`, [
      paid.cartId,
    ]);
    await eventually(async () => expect(await offerOf(store, milk)).toEqual(before), SETTLED_WITHIN_MS);
    await expectReturnedOnce(paid);
  });

  it("goes back when the process died before its session was dropped", async () => {
    const { cartId, session } = await cartWith(CASH);
    await database.query(
      `INSERT INTO payment_return (session_id, cart_id, amount, currency_code, created_at)
       VALUES ($1, $2, $3, 'inr', now() - interval '5 minutes')`,
      [session.id, cartId, session.amount],
    );
    await eventually(async () => {
      const left = await database.query(`SELECT 1 FROM payment_session WHERE id = $1`, [session.id]);
      expect(left.rows).toEqual([]);
      expect(await messagesAbout(session)).toEqual([{ kind: "payment_returned", cart_id: cartId }]);
    }, SETTLED_WITHIN_MS);
  });
});
