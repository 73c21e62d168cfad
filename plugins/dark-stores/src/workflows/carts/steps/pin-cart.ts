import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const pinCartStepId = "dark-stores-pin-cart";

/** Ties a cart to a dark store for good. Compensation unties it. */
export const pinCartStep = createStep(
  pinCartStepId,
  async (input: { cart_id: string; dark_store_id: string }, { container }) => {
    const pin = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).pinCart(input);
    return new StepResponse(pin, pin.cart_id);
  },
  async (cartId, { container }) => {
    if (cartId) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).unpinCart(cartId);
    }
  },
);
