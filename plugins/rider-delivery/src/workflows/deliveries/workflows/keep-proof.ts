import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { keepProofStep } from "../steps/keep-proof";
import type { ProofInput } from "../steps/keep-proof";

export const keepProofWorkflowId = "rider-delivery-keep-proof";

/** A rider leaves an order at the door and shows where. */
export const keepProofWorkflow = createWorkflow(keepProofWorkflowId, (input: ProofInput) => {
  return new WorkflowResponse(keepProofStep(input));
});
