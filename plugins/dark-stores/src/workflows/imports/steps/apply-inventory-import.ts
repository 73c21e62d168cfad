import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { DARK_STORES_MODULE, type ApplyImportInput, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../../stock/announce-low-stock";

export const applyInventoryImportStepId = "dark-stores-apply-inventory-import";

/** Applies staged lines in one transaction. The last step of its workflow: nothing comes after it to undo it for. */
export const applyInventoryImportStep = createStep(
  applyInventoryImportStepId,
  async (input: ApplyImportInput, { container, eventGroupId }) => {
    const { low, ...applied } = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).applyImport(input);
    await announceLowStock(container, low, eventGroupId);
    return new StepResponse(applied);
  },
);
