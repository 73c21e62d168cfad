import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "@quickdash/dark-stores/contract";
import { DARK_STORES_MODULE, type DarkStoresService } from "@quickdash/dark-stores/modules/dark-stores";

export const requireHomeStoreStepId = "require-home-store";

/** Refuses `dark_store_not_found` for a home store that does not exist; none at all is fine. */
export const requireHomeStoreStep = createStep(
  requireHomeStoreStepId,
  async (darkStoreId: string | null | undefined, { container }) => {
    if (darkStoreId) {
      const stores = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
      const [store] = await stores.listDarkStores({ id: darkStoreId }, { take: 1, select: ["id"] });
      if (!store) throw new Refusal("invalid_data", "dark_store_not_found", "There is no such home store.");
    }
    return new StepResponse(undefined);
  },
);
