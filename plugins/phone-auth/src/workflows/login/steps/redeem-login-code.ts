import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PhoneActorType } from "../../../contract";
import { PHONE_AUTH_MODULE } from "../../../modules/phone-auth";
import { invalidCode } from "../../../modules/phone-auth/policies/refusals";
import type PhoneAuthService from "../../../modules/phone-auth/service";

export const redeemLoginCodeStepId = "redeem-login-code";

/** Uses up the code or refuses with `invalid_code`. A used code stays used, whatever happens after. */
export const redeemLoginCodeStep = createStep(
  redeemLoginCodeStepId,
  async (input: { actor_type: PhoneActorType; phone: string; code: string }, { container }) => {
    const redeemed = await container.resolve<PhoneAuthService>(PHONE_AUTH_MODULE).redeemLoginCode(input);
    if (!redeemed) {
      throw invalidCode();
    }
    return new StepResponse(undefined);
  },
);
