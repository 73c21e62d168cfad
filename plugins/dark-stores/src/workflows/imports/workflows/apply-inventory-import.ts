import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { ApplyImportInput } from "../../../modules/dark-stores";
import { applyInventoryImportStep } from "../steps/apply-inventory-import";

export const applyInventoryImportWorkflowId = "dark-stores-apply-inventory-import-flow";

/** Turns the staged lines of a stock file into offers. */
export const applyInventoryImportWorkflow = createWorkflow(
  applyInventoryImportWorkflowId,
  (input: ApplyImportInput) => new WorkflowResponse(applyInventoryImportStep(input)),
);
