import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";

export const unlinkPhoneIdentityStepId = "dark-stores-unlink-phone-identity";

export interface UnlinkPhoneIdentityInput {
  /** E.164, or null when there is nothing to unlink. */
  phone: string | null;
  actor_type: "rider" | "staff" | "customer";
  actor_id: string;
}

/** Ends that a phone number logs this actor in; tolerates that it never did. Compensation ties it again. */
export const unlinkPhoneIdentityStep = createStep(
  unlinkPhoneIdentityStepId,
  async (input: UnlinkPhoneIdentityInput, { container }) => {
    if (input.phone === null) {
      return new StepResponse(undefined);
    }
    const auth = container.resolve(Modules.AUTH);
    const key = `${input.actor_type}_id`;
    const [provider] = await auth.listProviderIdentities(
      { provider: "phone-otp", entity_id: input.phone },
      { take: 1 },
    );
    const identity = provider?.auth_identity_id ? await auth.retrieveAuthIdentity(provider.auth_identity_id) : null;
    if (!identity || identity.app_metadata?.[key] !== input.actor_id) {
      return new StepResponse(undefined);
    }
    // An update is merged into what is there: only null takes a key away.
    await auth.updateAuthIdentities({ id: identity.id, app_metadata: { ...identity.app_metadata, [key]: null } });
    return new StepResponse(undefined, { auth_identity_id: identity.id, key, actor_id: input.actor_id });
  },
  async (undo, { container }) => {
    if (!undo) {
      return;
    }
    const auth = container.resolve(Modules.AUTH);
    const identity = await auth.retrieveAuthIdentity(undo.auth_identity_id);
    await auth.updateAuthIdentities({
      id: undo.auth_identity_id,
      app_metadata: { ...identity.app_metadata, [undo.key]: undo.actor_id },
    });
  },
);
