import { createWorkflow, when, type WorkflowData, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import type { PhoneActorType } from "../../../contract";
import { redeemLoginCodeStep } from "../steps/redeem-login-code";
import { registerPhoneCustomerStep } from "../steps/register-phone-customer";
import { requirePhoneActorStep } from "../steps/require-phone-actor";

export const logInWithPhoneWorkflowId = "log-in-with-phone";

/** Turns a number and its code into a person. Customers are registered at their first login. */
export const logInWithPhoneWorkflow = createWorkflow(
  logInWithPhoneWorkflowId,
  (input: WorkflowData<{ actor_type: PhoneActorType; phone: string; code: string }>) => {
    redeemLoginCodeStep(input);
    when({ input }, ({ input }) => input.actor_type === "customer").then(() => {
      registerPhoneCustomerStep({ phone: input.phone });
    });
    return new WorkflowResponse(requirePhoneActorStep(input));
  },
);
