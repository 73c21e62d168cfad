import { createWorkflow, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { RazorpayCallback } from "../../../contract";
import { acceptCallbackStep } from "../steps/accept-callback";

export const acceptCallbackWorkflowId = "payment-razorpay-accept-callback";

/** Takes in the proof of payment a client got from Razorpay Checkout. Refuses one that Razorpay did not sign. */
export const acceptCallbackWorkflow = createWorkflow(
  { name: acceptCallbackWorkflowId, idempotent: false },
  (input: { session_id: string; callback: RazorpayCallback }) => new WorkflowResponse(acceptCallbackStep(input)),
);
