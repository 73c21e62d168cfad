import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService, type ReserveInput } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";
import { settleStoreLoad } from "../settle-store-load";

export const reserveStockStepId = "dark-stores-reserve-stock";

/**
 * Holds all lines for a reference, or none and refuses `insufficient_stock` with `items: [{variant_id, requested,
 * available}]`. Calling it again with the same lines changes nothing. Compensation releases.
 */
export const reserveStockStep = createStep(
  reserveStockStepId,
  async (input: ReserveInput, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const { low } = await service.reserveStock(input);
    await announceLowStock(container, low, eventGroupId);
    await settleStoreLoad(container, input.dark_store_id);
    const { reference, dark_store_id } = input;
    return new StepResponse({ reference }, { reference, dark_store_id });
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).releaseStock(undo.reference);
      await settleStoreLoad(container, undo.dark_store_id);
    }
  },
);
