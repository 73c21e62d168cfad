import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { CashSettlementInput } from "../../../modules/rider-delivery";
import { settleCashStep } from "../steps/settle-cash";

export const settleCashWorkflowId = "rider-delivery-settle-cash";

/** A rider hands in cash, to a store's staff or to operations; answers what is still held. */
export const settleCashWorkflow = createWorkflow(
  settleCashWorkflowId,
  (settlement: CashSettlementInput) => new WorkflowResponse(settleCashStep(settlement)),
);
