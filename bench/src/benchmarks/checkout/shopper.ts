import { skuAt } from "./baskets.js";
import type { Shop } from "./shop.js";

/** The order that a checkout came to, and how long its parts took, in milliseconds. */
export interface Checkout {
  order_id: string;
  add_ms: number[];
  complete_ms: number;
}

const TIMEOUT_MS = 60_000;

/** Goes the whole way from an empty cart to an order, as a storefront does, and measures it. */
export async function checkOut(shop: Shop, basket: number[]): Promise<Checkout> {
  const cart = (await post(shop, "/store/carts", { region_id: shop.regionId })).cart as { id: string };
  const add_ms: number[] = [];
  for (const sku of basket) {
    const started = performance.now();
    await post(shop, `/store/carts/${cart.id}/line-items`, { variant_id: skuAt(sku), quantity: 1 });
    add_ms.push(performance.now() - started);
  }
  await post(shop, `/store/carts/${cart.id}`, { email: "shopper@quickdash.test", shipping_address: shop.address });
  const option_id = shop.shippingOptionId ?? (await firstOption(shop, cart.id));
  await post(shop, `/store/carts/${cart.id}/shipping-methods`, { option_id });
  const collection = (await post(shop, "/store/payment-collections", { cart_id: cart.id })).payment_collection as {
    id: string;
  };
  await post(shop, `/store/payment-collections/${collection.id}/payment-sessions`, {
    provider_id: shop.paymentProvider,
  });
  const started = performance.now();
  const placed = await post(shop, `/store/carts/${cart.id}/complete`, {});
  const complete_ms = performance.now() - started;
  if (placed.type !== "order") {
    throw new Error(`${shop.subject} placed no order: ${JSON.stringify(placed.error)}`);
  }
  return { order_id: (placed.order as { id: string }).id, add_ms, complete_ms };
}

async function firstOption(shop: Shop, cartId: string): Promise<string> {
  const answer = await fetch(`${shop.url}/store/shipping-options?cart_id=${cartId}`, { headers: shop.headers });
  const { shipping_options } = (await answer.json()) as { shipping_options?: { id: string; price_type: string }[] };
  const option = shipping_options?.find(({ price_type }) => price_type === "calculated");
  if (!option) {
    throw new Error(`${shop.subject} offers no delivery for cart ${cartId}.`);
  }
  return option.id;
}

async function post(shop: Shop, path: string, body: unknown): Promise<Record<string, unknown>> {
  const answer = await fetch(`${shop.url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...shop.headers },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const answered = (await answer.json()) as Record<string, unknown>;
  if (!answer.ok) {
    throw new Error(`${shop.subject}: POST ${path} answered ${answer.status}: ${JSON.stringify(answered)}`);
  }
  return answered;
}
