import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { TransferInput } from "../../../modules/dark-stores";
import { transferStockStep } from "../steps/transfer-stock";

export const transferStockWorkflowId = "dark-stores-transfer-stock-flow";

/** Moves stock from one store to another. */
export const transferStockWorkflow = createWorkflow(
  transferStockWorkflowId,
  (input: Omit<TransferInput, "transfer_id">) => new WorkflowResponse(transferStockStep(input)),
);
