import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export type OpenInput = Parameters<DarkStoresService["openCycleCount"]>[0];

export const openCycleCountStepId = "dark-stores-open-cycle-count";

/** Opens a count. The only step of its workflow: there is nothing after it to undo it for. */
export const openCycleCountStep = createStep(openCycleCountStepId, async (input: OpenInput, { container }) => {
  const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
  await service.findDarkStore(input.dark_store_id);
  return new StepResponse({ id: await service.openCycleCount(input) });
});
