import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { LOGIN_CODE_TEMPLATE, type PhoneActorType } from "../../../contract";
import { PHONE_AUTH_MODULE } from "../../../modules/phone-auth";
import { maskPhone } from "../../../modules/phone-auth/policies/phone-number";
import type PhoneAuthService from "../../../modules/phone-auth/service";
import { findPhoneActor } from "../find-phone-actor";

export const sendLoginCodeStepId = "send-login-code";

/**
 * Issues a code and hands it to the notification module. Numbers nobody may log in with get a code as well that is
 * sent to no one, and the message leaves in the background: neither the answer nor its time tells who is known here.
 * The text travels as notification content, which Medusa does not store.
 */
export const sendLoginCodeStep = createStep(
  sendLoginCodeStepId,
  async (input: { actor_type: PhoneActorType; phone: string }, { container }) => {
    const service = container.resolve<PhoneAuthService>(PHONE_AUTH_MODULE);
    const [receiver, issued] = await Promise.all([findPhoneActor(container, input), service.issueLoginCode(input)]);
    if (receiver || input.actor_type === "customer") {
      const minutes = issued.expires_in_seconds / 60;
      container
        .resolve(Modules.NOTIFICATION)
        .createNotifications({
          to: input.phone,
          channel: "sms",
          template: LOGIN_CODE_TEMPLATE,
          content: {
            text: `${issued.code} is your QuickDash login code. It is valid for ${minutes} minutes. Share it with no one.`,
          },
        })
        .catch((error: Error) => {
          container
            .resolve(ContainerRegistrationKeys.LOGGER)
            .error(`Login code for ${maskPhone(input.phone)} could not be sent: ${error.message}`);
        });
    }
    return new StepResponse({ expires_in_seconds: issued.expires_in_seconds });
  },
);
