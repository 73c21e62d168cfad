import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService, type ReserveInput } from "../../../modules/dark-stores";
import { settleStoreLoad } from "../settle-store-load";

export const releaseStockStepId = "dark-stores-release-stock";

/** Gives back everything a reference holds; a second call changes nothing. Compensation holds the same lines again. */
export const releaseStockStep = createStep(
  releaseStockStepId,
  async (input: { reference: string }, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const released = await service.releaseStock(input.reference);
    const [first] = released;
    const undo: ReserveInput | null = first
      ? {
          reference: input.reference,
          dark_store_id: first.dark_store_id,
          lines: released.map(({ variant_id, quantity }) => ({ variant_id, quantity })),
        }
      : null;
    if (undo) {
      await settleStoreLoad(container, undo.dark_store_id);
    }
    return new StepResponse({ reference: input.reference, lines: undo?.lines ?? [] }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reserveStock(undo);
      await settleStoreLoad(container, undo.dark_store_id);
    }
  },
);
