import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type Actor, type CommitInput, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

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
    const { committed, low } = await service.commitStock(input);
    await announceLowStock(container, low, eventGroupId);
    const undo: (Actor & { reference: string }) | null = committed
      ? { reference: input.reference, actor_type: input.actor_type, actor_id: input.actor_id }
      : null;
    return new StepResponse({ reference: input.reference, committed }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseCommit(undo);
    }
  },
);
