import type { CreateOrderDTO, MedusaContainer } from "@medusajs/framework/types";
import { MathBN } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import { dropOf, type Drop } from "../../../modules/order-flow/policies/drop";
import { judgeCheckout, requirePayment } from "../../../modules/order-flow/policies/judge-checkout";
import { lineTitleOf } from "../../../modules/order-flow/policies/line-title";
import type { PlacingCart } from "../../../modules/order-flow/policies/placing-cart";
import { paymentMethodOf } from "../../../modules/order-flow/policies/payment-method";
import type OrderFlowService from "../../../modules/order-flow/service";
import { orderOfCart, promotionUsageOf } from "../order-of-cart";
import { feesNow, feesThatChanged } from "../fees-of-cart";

const USABLE_SESSIONS = ["pending", "requires_more", "authorized", "captured", "pending_authorization"];

/** Everything about the order that is known before Medusa gives it an id. */
export interface CheckedCheckout {
  cart_id: string;
  dark_store_id: string;
  customer_first_name: string | null;
  payment_method: string;
  drop: Drop;
  eta_minutes: number;
  /** Shelf of each variant in this store. */
  bins: Record<string, string | null>;
  stock: { variant_id: string; quantity: number }[];
  /** What Medusa's order is written from. */
  order: CreateOrderDTO & { id: string };
  /** What the customer owes, in major units. */
  total: number;
  /** What each line comes to, tax and discounts included. */
  line_totals: { variant_id: string; quantity: number; unit_price: number; total: number }[];
  payment_collection_id: string | null;
  payment_session_id: string | null;
  promotion_ids: string[];
  promotion_usage: ReturnType<typeof promotionUsageOf>;
}

export const checkCheckoutStepId = "order-flow-check-checkout";

/**
 * Reads the cart once more under its lock and refuses what cannot be placed (see judgeCheckout). A cart that is closed
 * already is not judged again, but for its payment: its order exists and only our part of it is missing.
 */
export const checkCheckoutStep = createStep(
  checkCheckoutStepId,
  async (input: { cart_id: string }, { container }): Promise<StepResponse<CheckedCheckout>> => {
    const cart = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).readPlacingCart(input.cart_id);
    if (!cart) throw new Error(`Cart ${input.cart_id} vanished under its lock.`);
    return new StepResponse(await checkCheckout(container, cart));
  },
);

async function checkCheckout(container: MedusaContainer, cart: PlacingCart): Promise<CheckedCheckout> {
  const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const pin = await stores.retrieveCartPin(cart.id);
  const drop = dropOf(cart.shipping_address);
  const variantIds = [...new Set(cart.items.map((item) => item.variant_id))];
  const offers = pin ? await stores.listOffersOf(pin.dark_store_id, variantIds) : [];
  const offerOf = (variantId: string) => offers.find((offer) => offer.variant_id === variantId);
  const place = pin && drop ? { dark_store_id: pin.dark_store_id, ...pointOf(drop) } : null;
  const session = usableSession(cart);
  const fees = cart.completed_at ? null : await feesNow(stores, cart, offers);

  if (!cart.completed_at) {
    judgeCheckout({
      items: cart.items.map((item) => {
        const offer = offerOf(item.variant_id);
        return {
          variant_id: item.variant_id,
          title: lineTitleOf(item),
          quantity: item.quantity,
          unit_price: item.unit_price,
          offer: offer?.is_available
            ? { price: offer.selling_price, available: offer.available, max_per_order: offer.max_per_order }
            : null,
        };
      }),
      dark_store_id: pin?.dark_store_id ?? null,
      drop,
      has_shipping_method: cart.shipping_methods.length > 0,
      has_payment_session: !!session,
      minimum_order: fees?.quote.minimum_order ?? 0,
      changed_fees: fees ? feesThatChanged(fees) : [],
      serves: place ? await stores.checkServes(place) : { serves: false, reason: "out_of_area" },
    });
  }
  // A placing whose payment went back is not brought to its end.
  if (cart.completed_at) requirePayment(!!session);
  if (!pin || !drop || !place) throw new Error(`Cart ${cart.id} was completed without a store or a point.`);
  const { eta_minutes } = await stores.promiseFor(place);
  return {
    cart_id: cart.id,
    dark_store_id: pin.dark_store_id,
    customer_first_name: cart.shipping_address?.first_name ?? cart.customer?.first_name ?? null,
    payment_method: paymentMethodOf(session?.provider_id ?? ""),
    drop,
    eta_minutes,
    bins: Object.fromEntries(variantIds.map((variantId) => [variantId, offerOf(variantId)?.bin ?? null])),
    stock: sumByVariant(cart.items),
    order: orderOfCart(cart),
    total: cart.total,
    line_totals: cart.items.map(({ variant_id, quantity, unit_price, total }) => ({
      variant_id,
      quantity,
      unit_price,
      total,
    })),
    payment_collection_id: cart.payment_collection?.id ?? null,
    payment_session_id: session?.id ?? null,
    promotion_ids: (cart.promotions ?? []).map(({ id }) => id),
    promotion_usage: promotionUsageOf(cart),
  };
}

function pointOf({ latitude, longitude }: Drop): { latitude: number; longitude: number } {
  return { latitude, longitude };
}

/** A session stays authorised when a failed placing took its payment back: such a session pays nothing. */
function usableSession(cart: PlacingCart): { id: string; provider_id: string } | undefined {
  const collection = cart.payment_collection;
  if (!collection || !MathBN.eq(collection.amount, cart.total)) return undefined;
  return collection.payment_sessions.find(
    (session) => USABLE_SESSIONS.includes(session.status) && !session.is_returned && !session.payment?.canceled_at,
  );
}

/** Two lines of one variant are one demand on its stock. */
function sumByVariant(items: PlacingCart["items"]): CheckedCheckout["stock"] {
  const quantities = new Map<string, number>();
  for (const item of items) quantities.set(item.variant_id, (quantities.get(item.variant_id) ?? 0) + item.quantity);
  return [...quantities].map(([variant_id, quantity]) => ({ variant_id, quantity }));
}
