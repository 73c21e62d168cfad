import { generateEntityId } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type Actor, type AdjustInput, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

export const adjustStockStepId = "dark-stores-adjust-stock";

/** Changes stock on hand by a difference. Compensation undoes this very adjustment, once (ledger reason `reversed`). */
export const adjustStockStep = createStep(
  adjustStockStepId,
  async (input: Omit<AdjustInput, "reference">, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    await service.findDarkStore(input.dark_store_id);
    const reference = generateEntityId(undefined, "stkadj");
    const { variant_id, low } = await service.adjustStock({ ...input, reference });
    await announceLowStock(container, low, eventGroupId);
    const undo: Actor & { reference: string } = { reference, actor_type: input.actor_type, actor_id: input.actor_id };
    return new StepResponse({ variant_id }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseMovements(undo);
    }
  },
);
