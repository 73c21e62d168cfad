import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import type { PhoneActorType } from "../../../contract";
import { invalidCode } from "../../../modules/phone-auth/policies/refusals";
import { findPhoneActor } from "../find-phone-actor";

export const requirePhoneActorStepId = "require-phone-actor";

/** The person behind the number; refuses unknown and suspended ones exactly as it refuses a wrong code. */
export const requirePhoneActorStep = createStep(
  requirePhoneActorStepId,
  async (input: { actor_type: PhoneActorType; phone: string }, { container }) => {
    const actor = await findPhoneActor(container, input);
    if (!actor) {
      throw invalidCode();
    }
    return new StepResponse(actor);
  },
);
