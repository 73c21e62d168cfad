import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type Actor, type CommitInput, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";
import { settleStoreLoad } from "../settle-store-load";

export const commitStockStepId = "dark-stores-commit-stock";

/**
 * Takes the picked goods of a reference off the shelf (ledger reason `sale`) and ends its hold; what was held and not
 * picked is available again. A second call changes nothing. Refuses `hold_not_found`, `hold_released`,
 * `insufficient_stock`. Compensation puts the goods back and holds them again.
 */
export const commitStockStep = createStep(
  commitStockStepId,
  async (input: CommitInput, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const { committed, dark_store_id, low } = await service.commitStock(input);
    await announceLowStock(container, low, eventGroupId);
    const { reference, actor_type, actor_id } = input;
    let undo: (Actor & { reference: string; dark_store_id: string }) | null = null;
    if (committed) {
      await settleStoreLoad(container, dark_store_id);
      undo = { reference, dark_store_id, actor_type, actor_id };
    }
    return new StepResponse({ reference, committed }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseCommit(undo);
      await settleStoreLoad(container, undo.dark_store_id);
    }
  },
);
