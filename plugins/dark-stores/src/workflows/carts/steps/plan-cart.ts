import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "../../../contract/refusal";
import {
  DARK_STORES_MODULE,
  planCart,
  variantsOf,
  type CartChange,
  type DarkStoresService,
} from "../../../modules/dark-stores";

export const planCartStepId = "dark-stores-plan-cart";

export interface PlanCartInput {
  /** Null for a cart that does not exist yet. */
  cart_id: string | null;
  dark_store_id: string;
  changes: CartChange[];
}

const MAX_LINES = 200;

/** Reads the cart and the store's offers and says what to write; refuses what the store cannot give. Writes nothing. */
export const planCartStep = createStep(planCartStepId, async (input: PlanCartInput, { container }) => {
  const cartModule = container.resolve(Modules.CART);
  if (input.cart_id !== null) {
    const cart = await cartModule.retrieveCart(input.cart_id, { select: ["id", "completed_at"] });
    if (cart.completed_at) {
      throw new Refusal("invalid_data", "cart_completed", "This cart became an order. Start a new one.");
    }
  }
  const items =
    input.cart_id === null
      ? []
      : await cartModule.listLineItems(
          { cart_id: input.cart_id },
          { select: ["id", "variant_id", "quantity", "unit_price", "compare_at_unit_price"], take: MAX_LINES },
        );
  const lines = items.map((item) => ({
    id: item.id,
    variant_id: item.variant_id ?? null,
    quantity: Number(item.quantity),
    unit_price: Number(item.unit_price),
    compare_at_unit_price:
      item.compare_at_unit_price === null || item.compare_at_unit_price === undefined
        ? null
        : Number(item.compare_at_unit_price),
  }));
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const offers = await service.listOffersOf(input.dark_store_id, variantsOf(lines, input.changes));
  return new StepResponse(planCart(lines, input.changes, new Map(offers.map((offer) => [offer.variant_id, offer]))));
});
