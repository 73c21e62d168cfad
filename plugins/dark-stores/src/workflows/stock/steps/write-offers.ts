import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { OfferInput } from "../../../contract/offers";
import { DARK_STORES_MODULE, type Actor, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

export const writeOffersStepId = "dark-stores-write-offers";

/** Creates or changes offers, all or none. The last step of its workflow: there is nothing after it to undo it for. */
export const writeOffersStep = createStep(
  writeOffersStepId,
  async (input: Actor & { dark_store_id: string; offers: OfferInput[] }, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    await service.findDarkStore(input.dark_store_id);
    const { variant_ids, low } = await service.writeOffers(input);
    await announceLowStock(container, low, eventGroupId);
    return new StepResponse({ variant_ids });
  },
);
