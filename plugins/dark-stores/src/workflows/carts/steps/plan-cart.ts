import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "../../../contract/refusal";
import {
  DARK_STORES_MODULE,
  planCart,
  variantsOf,
  type CartChange,
  type DarkStoresService,
} from "../../../modules/dark-stores";
import { readOpenCart } from "../read-open-cart";

export const planCartStepId = "dark-stores-plan-cart";

export interface PlanCartInput {
  /** Null for a cart that does not exist yet. */
  cart_id: string | null;
  dark_store_id: string;
  changes: CartChange[];
}

/** Reads the cart and the store's offers and says what to write; refuses what the store cannot give. Writes nothing. */
export const planCartStep = createStep(planCartStepId, async (input: PlanCartInput, { container }) => {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  const cart = input.cart_id === null ? null : await readOpenCart(service, input.cart_id);
  const lines = cart?.lines ?? [];
  const wanted = variantsOf(lines, input.changes);
  const held = new Set(lines.map((line) => line.variant_id));
  const [offers, descriptions] = await Promise.all([
    service.listOffersOf(input.dark_store_id, wanted),
    service.describeVariants(wanted.filter((variantId) => !held.has(variantId))),
  ]);
  const plan = planCart(lines, input.changes, new Map(offers.map((offer) => [offer.variant_id, offer])));
  const create = plan.create.map((line) => {
    const description = descriptions.get(line.variant_id);
    if (!description) {
      throw new Refusal("invalid_data", "not_available", "This item is not sold at the moment.", {
        variant_id: line.variant_id,
        available: 0,
      });
    }
    return { ...description, ...line };
  });
  return new StepResponse({ ...plan, create, cart });
});
