import { MathBN } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";
import { ORDER_FLOW_MODULE } from "../../../modules/order-flow";
import type OrderFlowService from "../../../modules/order-flow/service";
import { feesNow, feesThatChanged } from "../fees-of-cart";

/** The lines of a cart whose price is no longer the store's, with the new price in major units. */
export interface NewPrices {
  /** Whether a line or a fee differs. */
  differ: boolean;
  items: { id: string; unit_price: number; is_custom_price: true }[];
  customer_id: string | null;
  session: { payment_collection_id: string; provider_id: string } | null;
}

export const readPricesStepId = "order-flow-read-prices";

/** Compares the lines of a cart with its store's offers and the price of its delivery with the tariff; reads only. */
export const readPricesStep = createStep(
  readPricesStepId,
  async (input: { cart_id: string }, { container }): Promise<StepResponse<NewPrices>> => {
    const cart = await container.resolve<OrderFlowService>(ORDER_FLOW_MODULE).readPlacingCart(input.cart_id);
    const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const pin = await stores.retrieveCartPin(input.cart_id);
    if (!cart || cart.completed_at || !pin) {
      return new StepResponse({ differ: false, items: [], customer_id: null, session: null });
    }

    const variantIds = [...new Set(cart.items.map((item) => item.variant_id))];
    const offers = await stores.listOffersOf(pin.dark_store_id, variantIds);
    const items = cart.items.flatMap((item) => {
      const offer = offers.find((each) => each.variant_id === item.variant_id);
      if (!offer || MathBN.eq(offer.selling_price, item.unit_price)) return [];
      return [{ id: item.id, unit_price: Number(offer.selling_price), is_custom_price: true as const }];
    });
    const fees = await feesNow(stores, cart, offers);
    const session = cart.payment_collection?.payment_sessions[0];
    return new StepResponse({
      differ: items.length > 0 || (fees !== null && feesThatChanged(fees).length > 0),
      items,
      customer_id: cart.customer_id,
      session:
        cart.payment_collection && session
          ? { payment_collection_id: cart.payment_collection.id, provider_id: session.provider_id }
          : null,
    });
  },
);
