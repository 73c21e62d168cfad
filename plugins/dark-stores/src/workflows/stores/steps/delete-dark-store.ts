import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const deleteDarkStoreStepId = "dark-stores-delete-dark-store";

/** Takes a store out of use; refuses `store_has_open_orders` while orders hold stock in it. Compensation restores it. */
export const deleteDarkStoreStep = createStep(
  deleteDarkStoreStepId,
  async (input: { id: string }, { container }) => {
    await container.resolve<DarkStoresService>(DARK_STORES_MODULE).retireDarkStore(input.id);
    return new StepResponse({ id: input.id }, input.id);
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).restoreDarkStores(id);
    }
  },
);
