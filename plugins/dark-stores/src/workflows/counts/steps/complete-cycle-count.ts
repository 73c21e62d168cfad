import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../../stock/announce-low-stock";

export type CompleteInput = Parameters<DarkStoresService["completeCount"]>[0];

export const completeCycleCountStepId = "dark-stores-complete-cycle-count";

/** Applies the differences of a count, once. The only step of its workflow: there is nothing after it to undo it for. */
export const completeCycleCountStep = createStep(
  completeCycleCountStepId,
  async (input: CompleteInput, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const { low, refused } = await service.completeCount(input);
    await announceLowStock(container, low, eventGroupId);
    return new StepResponse({ id: input.cycle_count_id, refused });
  },
);
