import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export type CancelInput = Parameters<DarkStoresService["cancelCount"]>[0];

export const cancelCycleCountStepId = "dark-stores-cancel-cycle-count";

/** Ends a count without applying it. The only step of its workflow: there is nothing after it to undo it for. */
export const cancelCycleCountStep = createStep(cancelCycleCountStepId, async (input: CancelInput, { container }) => {
  await container.resolve<DarkStoresService>(DARK_STORES_MODULE).cancelCount(input);
  return new StepResponse({ id: input.cycle_count_id });
});
