import type { MedusaContainer } from "@medusajs/framework";
import { StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  calculateShippingOptionsPricesWorkflow,
  listShippingOptionsForCartWithPricingWorkflow,
} from "@medusajs/medusa/core-flows";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";

/** Tells the delivery provider the fee of the dark store the cart is pinned to; a cart without a pin gets none. */
async function deliveryFeeOfCart(
  { input }: { input: { cart_id: string } },
  { container }: { container: MedusaContainer },
): Promise<StepResponse<Record<string, unknown>>> {
  const darkStores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const pin = await darkStores.retrieveCartPin(input.cart_id);
  if (!pin) {
    return new StepResponse({});
  }
  const store = await darkStores.retrieveDarkStore(pin.dark_store_id);
  return new StepResponse({ dark_store_id: store.id, delivery_fee: Number(store.delivery_fee) });
}

listShippingOptionsForCartWithPricingWorkflow.hooks.setCalculatedShippingPricingContext(deliveryFeeOfCart);
calculateShippingOptionsPricesWorkflow.hooks.setCalculatedShippingPricingContext(deliveryFeeOfCart);
