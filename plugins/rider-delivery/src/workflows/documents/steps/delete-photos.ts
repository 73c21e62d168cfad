import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export const deletePhotosStepId = "delete-photos";

/** Deletes photos that nothing refers to any more; one that stays is only in the log, never a reason to fail. */
export const deletePhotosStep = createStep(deletePhotosStepId, async (fileIds: string[], { container }) => {
  try {
    if (fileIds.length > 0) await container.resolve(Modules.FILE).deleteFiles(fileIds);
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`photos of replaced documents stay (${fileIds.join(", ")}): ${(error as Error).message}`);
  }
  return new StepResponse(undefined);
});
