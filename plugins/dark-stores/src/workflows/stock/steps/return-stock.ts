import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import {
  DARK_STORES_MODULE,
  type DarkStoresService,
  type ReturnInput,
  type ReturnedLine,
} from "../../../modules/dark-stores";

export const returnStockStepId = "dark-stores-return-stock";

/**
 * Puts committed goods of a reference back on the shelf (ledger reason `return`): everything, or the quantities given,
 * which count what came back in all; those that are damaged leave it again (`return_damaged`). A second call changes nothing. Compensation takes them off the shelf again.
 */
export const returnStockStep = createStep(
  returnStockStepId,
  async (input: ReturnInput, { container }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const lines = await service.returnStock(input);
    const undo: (ReturnInput & { lines: ReturnedLine[] }) | null = lines.length > 0 ? { ...input, lines } : null;
    return new StepResponse({ reference: input.reference, lines }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await container.resolve<DarkStoresService>(DARK_STORES_MODULE).reverseReturn(undo);
    }
  },
);
