import { createWorkflow, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { PhoneActorType } from "../../../contract";
import { sendLoginCodeStep } from "../steps/send-login-code";

export const requestLoginCodeWorkflowId = "request-login-code";

/** Sends a login code to an E.164 number, if someone may log in with it. */
export const requestLoginCodeWorkflow = createWorkflow(
  requestLoginCodeWorkflowId,
  (input: WorkflowData<{ actor_type: PhoneActorType; phone: string }>) =>
    new WorkflowResponse(sendLoginCodeStep(input)),
);
