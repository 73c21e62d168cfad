import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService, type ReserveInput } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

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
    return new StepResponse({ reference: input.reference }, input.reference);
  },
  async (reference, { container }) => {
    if (reference) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).releaseStock(reference);
    }
  },
);
