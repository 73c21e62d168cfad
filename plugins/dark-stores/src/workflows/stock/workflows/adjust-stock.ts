import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { AdjustInput } from "../../../modules/dark-stores";
import { adjustStockStep } from "../steps/adjust-stock";

export const adjustStockWorkflowId = "dark-stores-adjust-stock-flow";

/** Corrects the stock on hand of one offer by a difference. */
export const adjustStockWorkflow = createWorkflow(
  adjustStockWorkflowId,
  (input: AdjustInput) => new WorkflowResponse(adjustStockStep(input)),
);
