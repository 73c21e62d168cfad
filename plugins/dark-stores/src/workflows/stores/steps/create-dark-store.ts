import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { CreateDarkStore } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const createDarkStoreStepId = "dark-stores-create-dark-store";

/** Creates a store with its service area; refuses `code_taken` and `invalid_service_area`. Compensation deletes it. */
export const createDarkStoreStep = createStep(
  createDarkStoreStepId,
  async (input: CreateDarkStore, { container }) => {
    const store = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).addDarkStore(input);
    return new StepResponse({ id: store.id }, store.id);
  },
  async (id, { container }) => {
    if (id) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).deleteDarkStores(id);
    }
  },
);
