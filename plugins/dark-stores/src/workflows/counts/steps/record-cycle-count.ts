import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";

export type RecordInput = Parameters<DarkStoresService["recordCount"]>[0];

export const recordCycleCountStepId = "dark-stores-record-cycle-count";

/** Writes down what was counted. The only step of its workflow: there is nothing after it to undo it for. */
export const recordCycleCountStep = createStep(recordCycleCountStepId, async (input: RecordInput, { container }) => {
  await container.resolve<DarkStoresService>(DARK_STORES_MODULE).recordCount(input);
  return new StepResponse({ id: input.cycle_count_id });
});
