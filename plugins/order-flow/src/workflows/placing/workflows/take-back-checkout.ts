import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import { takeBackCheckoutStep } from "../steps/take-back-checkout";

export const takeBackCheckoutWorkflowId = "order-flow-take-back-checkout";

/** Frees what the checkout of a cart holds without having become an order; nothing happens to a cart that did. */
export const takeBackCheckoutWorkflow = createWorkflow(
  { name: takeBackCheckoutWorkflowId, idempotent: false },
  (input: { cart_id: string }) => new WorkflowResponse(takeBackCheckoutStep(input)),
);
