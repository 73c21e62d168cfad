import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type AdjustInput, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

export const adjustStockStepId = "dark-stores-adjust-stock";

/** Changes stock on hand by a difference. Compensation is the opposite adjustment, ledgered as `correction`. */
export const adjustStockStep = createStep(
  adjustStockStepId,
  async (input: AdjustInput, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    await service.findDarkStore(input.dark_store_id);
    const { variant_id, low } = await service.adjustStock(input);
    await announceLowStock(container, low, eventGroupId);
    const undo: AdjustInput = {
      ...input,
      line: { variant_id, quantity: -input.line.quantity },
      reason: "correction",
    };
    return new StepResponse({ variant_id }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).adjustStock(undo);
    }
  },
);
