import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { DarkStoreStatus } from "../../../contract/dark-stores";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export const changeStoreStatusStepId = "dark-stores-change-store-status";

export interface ChangeStoreStatusInput {
  dark_store_id: string;
  from: DarkStoreStatus;
  to: DarkStoreStatus;
}

/**
 * Moves a store from one status to another. When it is there already nothing changes; any other status refuses with
 * `status_conflict`. Compensation moves it back unless someone has moved it on.
 */
export const changeStoreStatusStep = createStep(
  changeStoreStatusStepId,
  async (input: ChangeStoreStatusInput, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const { changed } = await service.changeStoreStatus(input);
    const { overloaded_since } = await service.findDarkStore(input.dark_store_id);
    const undo: ChangeStoreStatusInput | null = changed
      ? { dark_store_id: input.dark_store_id, from: input.to, to: input.from }
      : null;
    return new StepResponse({ changed, status: input.to, overloaded: overloaded_since !== null }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).changeStoreStatus(undo);
    }
  },
);
