import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { readOpenCart } from "../read-open-cart";

export const readCartStepId = "dark-stores-read-cart";

/** Reads a cart that may still be changed. Refuses `cart_not_found` and `cart_completed`. */
export const readCartStep = createStep(readCartStepId, async (input: { cart_id: string }, { container }) => {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  return new StepResponse(await readOpenCart(service, input.cart_id));
});
