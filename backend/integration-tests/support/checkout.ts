import { call, ok, type Answer, type Json } from "./http";
import type { Person } from "./people";
import { platform } from "./platform";
import type { Point, TestProduct, TestStore } from "./shop";

export interface Basket {
  customer: Person;
  store: TestStore;
  lines: { product: TestProduct; quantity: number }[];
  /** Where to deliver; by default the store's own place. */
  to?: Point;
}

/** A cart with lines, address, delivery and cash on delivery chosen: ready to be completed. */
export async function fillCart({ customer, store, lines, to = store.at }: Basket): Promise<string> {
  const { token } = customer;
  const headers = { "x-dark-store-id": store.id };
  const { cart } = await ok("POST", "/store/carts", { token, headers, body: { region_id: platform().region_id } });
  for (const { product, quantity } of lines) {
    await ok("POST", `/store/carts/${cart.id}/line-items`, {
      token,
      headers,
      body: { variant_id: product.variant_id, quantity },
    });
  }
  await ok("POST", `/store/carts/${cart.id}`, { token, headers, body: { shipping_address: addressAt(to) } });
  await chooseDelivery(cart.id as string, token);
  await chooseCash(cart.id as string, token);
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

async function chooseCash(cartId: string, token: string): Promise<void> {
  const { payment_collection } = await ok("POST", "/store/payment-collections", { token, body: { cart_id: cartId } });
  await ok("POST", `/store/payment-collections/${payment_collection.id}/payment-sessions`, {
    token,
    body: { provider_id: "pp_cod_cod" },
  });
}
