import { FakeRazorpay, type FakePayment } from "@quickdash/payment-razorpay/testing";
import { complete, fillCart, type Basket } from "./checkout";
import { eventually } from "./eventually";
import { ok, type Json } from "./http";
import { operatorToken } from "./people";

export const RAZORPAY = "pp_razorpay_razorpay";

/** The time limit of a beforeAll that opens Razorpay: files that need it take turns. */
export const RAZORPAY_TURN_MS = 900_000;
const SET_UP_MS = 60_000;

/** The Razorpay that the platform under test was told of, once no other file has it; it exists until it is closed. */
export async function openRazorpay(): Promise<FakeRazorpay> {
  const { RAZORPAY_BASE_URL, RAZORPAY_KEY_ID, RAZORPAY_KEY_SECRET, RAZORPAY_WEBHOOK_SECRET } = process.env;
  if (!RAZORPAY_BASE_URL || !RAZORPAY_KEY_ID || !RAZORPAY_KEY_SECRET || !RAZORPAY_WEBHOOK_SECRET) {
    throw new Error("RAZORPAY_* must be set as for the running platform: use `npm test`.");
  }
  const fake = new FakeRazorpay({
    key_id: RAZORPAY_KEY_ID,
    key_secret: RAZORPAY_KEY_SECRET,
    webhook_secret: RAZORPAY_WEBHOOK_SECRET,
  });
  await eventually(() => fake.listen(Number(new URL(RAZORPAY_BASE_URL).port)), RAZORPAY_TURN_MS - SET_UP_MS);
  return fake;
}

/** From nothing to an order that is paid with Razorpay. */
export async function placePaidOrder(
  fake: FakeRazorpay,
  basket: Omit<Basket, "payWith">,
): Promise<{ order_id: string; total: number; payment: FakePayment }> {
  const cartId = await fillCart({ ...basket, payWith: RAZORPAY });
  const fields = "payment_collection.payment_sessions.*";
  const { cart } = await ok("GET", `/store/carts/${cartId}?fields=${fields}`, { token: basket.customer.token });
  const { payment } = fake.pay(cart.payment_collection.payment_sessions[0].data.razorpay_order_id as string);
  const { body } = await complete(cartId, basket.customer);
  if (body?.type !== "order") throw new Error(`The cart was not completed: ${JSON.stringify(body)}`);
  return { order_id: body.order.id, total: body.order.total, payment };
}

/** Medusa's own books of an order's money. */
export async function booksOf(orderId: string): Promise<Json> {
  const payments = ["captures", "refunds"].map((records) => `*payment_collections.payments.${records}`);
  const fields = `status,payment_status,total,summary.*,transactions.*,credit_lines.*,payment_collections.payments.*,${payments.join(",")}`;
  const { order } = await ok("GET", `/admin/orders/${orderId}?fields=${fields}`, { token: await operatorToken() });
  return order;
}
