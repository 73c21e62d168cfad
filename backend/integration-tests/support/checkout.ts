import { call, ok, type Answer, type Json } from "./http";
import type { Person } from "./people";
import { platform } from "./platform";
import type { Point, TestProduct, TestStore } from "./shop";

const CASH = "pp_cod_cod";

export interface Basket {
  customer: Person;
  store: TestStore;
  lines: { product: TestProduct; quantity: number; metadata?: Record<string, unknown> }[];
  /** Where to deliver; by default the store's own place. */
  to?: Point;
  /** Medusa's id of the payment provider; by default cash on delivery. */
  payWith?: string;
}

/** A cart with lines, address, delivery and a payment method chosen: ready to be completed or paid. */
export async function fillCart({ customer, store, lines, to = store.at, payWith = CASH }: Basket): Promise<string> {
  const { token } = customer;
  const headers = { "x-dark-store-id": store.id };
  const { cart } = await ok("POST", "/store/carts", { token, headers, body: { region_id: platform().region_id } });
  for (const { product, quantity, metadata } of lines) {
    await ok("POST", `/store/carts/${cart.id}/line-items`, {
      token,
      headers,
      body: { variant_id: product.variant_id, quantity, ...(metadata && { metadata }) },
    });
  }
  await ok("POST", `/store/carts/${cart.id}`, { token, headers, body: { shipping_address: addressAt(to) } });
  await chooseDelivery(cart.id as string, token);
  await choosePayment(cart.id as string, token, payWith);
  return cart.id as string;
}

/** Completes a cart; refusals come back as an answer. */
export function complete(cartId: string, customer: Person, headers: Record<string, string> = {}): Promise<Answer> {
  return call("POST", `/store/carts/${cartId}/complete`, { token: customer.token, headers, body: {} });
}

/** From nothing to a placed order. */
export async function placeOrder(basket: Basket): Promise<Json> {
  const cartId = await fillCart(basket);
  const answer = await complete(cartId, basket.customer);
  if (answer.body?.type !== "order") {
    throw new Error(`The cart was not completed: ${JSON.stringify(answer.body)}`);
  }
  return answer.body.order;
}

/** An address of the home market at a point. */
export function addressAt(point: Point) {
  return {
    first_name: "Meera",
    last_name: "Rao",
    address_1: "12 Lake Road",
    city: "Bengaluru",
    postal_code: "560001",
    country_code: "in",
    metadata: { ...point },
  };
}

async function chooseDelivery(cartId: string, token: string): Promise<void> {
  const { shipping_options } = await ok("GET", `/store/shipping-options?cart_id=${cartId}`, { token });
  await ok("POST", `/store/carts/${cartId}/shipping-methods`, { token, body: { option_id: shipping_options[0].id } });
}

/** Chooses how to pay for a cart, in place of what was chosen before. Answers the new payment session. */
export async function choosePayment(cartId: string, token: string, providerId: string): Promise<Json> {
  const opened = await ok("POST", "/store/payment-collections", { token, body: { cart_id: cartId } });
  const path = `/store/payment-collections/${opened.payment_collection.id}/payment-sessions`;
  const { payment_collection } = await ok("POST", path, { token, body: { provider_id: providerId } });
  return payment_collection.payment_sessions.find((session: Json) => session.provider_id === providerId);
}
