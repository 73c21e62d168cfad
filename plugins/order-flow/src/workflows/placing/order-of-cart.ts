import { createHash } from "node:crypto";
import type { CreateOrderDTO } from "@medusajs/framework/types";
import { OrderStatus } from "@medusajs/framework/utils";
import type { PlacingCart } from "../../modules/order-flow/policies/placing-cart";

type Address = PlacingCart["shipping_address"];
type Line = PlacingCart["items"][number];
type TaxLine = Line["tax_lines"][number];
type Adjustment = Line["adjustments"][number];

/** As many characters as Medusa's own ids have. */
const ID_LENGTH = 26;

/**
 * The id of the Medusa order that a cart becomes. It follows from the cart's, so that the table of orders itself refuses a
 * second order of one cart, and an order is found again whatever happened after it was written. It does not give the
 * cart's id away: a rider knows the one and must not read the other.
 */
export function orderIdOf(cartId: string): string {
  return `order_${createHash("sha256").update(cartId).digest("hex").slice(0, ID_LENGTH).toUpperCase()}`;
}

/** The order that Medusa would make of a cart: the same lines, prices, taxes, discounts, delivery and addresses. */
export function orderOfCart(cart: PlacingCart): CreateOrderDTO & { id: string } {
  const items = cart.items.map((item) => ({ ...lineOf(item), ...taxesAndDiscounts(item) }));
  const shipping_methods = cart.shipping_methods.map((method) => ({
    name: method.name,
    description: method.description,
    amount: method.raw_amount ?? method.amount,
    is_tax_inclusive: method.is_tax_inclusive,
    shipping_option_id: method.shipping_option_id,
    data: method.data,
    metadata: method.metadata,
    ...taxesAndDiscounts(method),
  }));
  const promo_codes = [...items, ...shipping_methods].flatMap(({ adjustments }) =>
    adjustments.flatMap(({ code }) => code ?? []),
  );
  return {
    id: orderIdOf(cart.id),
    region_id: cart.region_id ?? undefined,
    customer_id: cart.customer_id ?? undefined,
    sales_channel_id: cart.sales_channel_id ?? undefined,
    status: OrderStatus.PENDING,
    email: cart.email ?? undefined,
    currency_code: cart.currency_code,
    locale: cart.locale ?? undefined,
    shipping_address: addressOf(cart.shipping_address),
    billing_address: addressOf(cart.billing_address),
    no_notification: false,
    items,
    shipping_methods,
    metadata: cart.metadata ?? undefined,
    promo_codes,
    credit_lines: cart.credit_lines ?? [],
  } as unknown as CreateOrderDTO & { id: string };
}

/** What a promotion gave away with this cart, for its budget. */
export function promotionUsageOf(cart: PlacingCart) {
  return {
    actions: [...cart.items, ...cart.shipping_methods].flatMap(({ adjustments }) =>
      (adjustments ?? []).map(({ amount, code }) => ({ amount, code: code ?? null })),
    ),
    context: { customer_id: cart.customer_id, customer_email: cart.email },
  };
}

/** A line without what belongs to the cart's own row. */
function lineOf(item: Line) {
  const { id: _id, cart_id: _cart, created_at: _created, updated_at: _updated, deleted_at: _deleted, ...line } = item;
  const { tax_lines: _taxes, adjustments: _adjustments, total: _total, unit_price, raw_unit_price, ...rest } = line;
  return { ...rest, unit_price: raw_unit_price ?? unit_price };
}

function taxesAndDiscounts({ tax_lines, adjustments }: { tax_lines: TaxLine[]; adjustments: Adjustment[] }) {
  return {
    tax_lines: (tax_lines ?? []).map(({ description, tax_rate_id, code, rate, provider_id, metadata, data }) => ({
      description,
      tax_rate_id,
      code,
      rate,
      provider_id,
      metadata: metadata ?? null,
      data: data ?? null,
    })),
    adjustments: (adjustments ?? []).map(
      ({ code, amount, description, promotion_id, provider_id, is_tax_inclusive }) => ({
        code,
        amount,
        description,
        promotion_id,
        provider_id,
        is_tax_inclusive,
      }),
    ),
  };
}

/** An order has addresses of its own. */
function addressOf(address: Address) {
  if (!address) return undefined;
  const { id: _id, ...own } = address;
  return own;
}
