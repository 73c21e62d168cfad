import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { AdjustmentInput } from "../../../modules/rider-delivery";
import { adjustEarningsStep } from "../steps/adjust-earnings";

export const adjustEarningsWorkflowId = "rider-delivery-adjust-earnings";

/** Operations add to a rider's earnings, or take off. */
export const adjustEarningsWorkflow = createWorkflow(
  adjustEarningsWorkflowId,
  (input: AdjustmentInput) => new WorkflowResponse(adjustEarningsStep(input)),
);
