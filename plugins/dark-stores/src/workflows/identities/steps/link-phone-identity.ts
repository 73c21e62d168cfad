import type { IAuthModuleService, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { Refusal } from "../../../contract/refusal";

export const linkPhoneIdentityStepId = "dark-stores-link-phone-identity";

const PROVIDER = "phone-otp";

export interface LinkPhoneIdentityInput {
  /** E.164. */
  phone: string;
  actor_type: "rider" | "staff" | "customer";
  actor_id: string;
}

type Undo = {
  auth_identity_id: string;
  created: boolean;
  key: string;
} | null;

async function findIdentity(auth: IAuthModuleService, phone: string) {
  const [provider] = await auth.listProviderIdentities({ provider: PROVIDER, entity_id: phone }, { take: 1 });
  const id = provider?.auth_identity_id;
  return id ? auth.retrieveAuthIdentity(id) : null;
}

async function forget(
  container: MedusaContainer,
  { auth_identity_id, created, key }: NonNullable<Undo>,
): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const [identity] = await auth.listAuthIdentities({ id: [auth_identity_id] }, { take: 1 });
  if (!identity) {
    return;
  }
  const others = Object.entries(identity.app_metadata ?? {}).filter(([name, value]) => name !== key && value !== null);
  if (created && others.length === 0) {
    await auth.deleteAuthIdentities([auth_identity_id]);
    return;
  }
  // An update is merged into what is there: only null takes a key away.
  await auth.updateAuthIdentities({ id: auth_identity_id, app_metadata: { ...identity.app_metadata, [key]: null } });
}

/**
 * Lets someone log in with their phone: finds or creates the identity of that number and ties it to this actor, beside
 * the actors of other types it may already have. Refuses `phone_taken` when the number belongs to someone else of the
 * same type. Compensation unties, and deletes an identity it created.
 */
export const linkPhoneIdentityStep = createStep(
  linkPhoneIdentityStepId,
  async (input: LinkPhoneIdentityInput, { container }) => {
    const auth = container.resolve(Modules.AUTH);
    const key = `${input.actor_type}_id`;
    const existing = await findIdentity(auth, input.phone);
    if (!existing) {
      const identity = await auth.createAuthIdentities({
        provider_identities: [{ provider: PROVIDER, entity_id: input.phone }],
        app_metadata: { [key]: input.actor_id },
      });
      const undo: Undo = { auth_identity_id: identity.id, created: true, key };
      return new StepResponse({ auth_identity_id: identity.id }, undo);
    }
    const owner = existing.app_metadata?.[key];
    if (owner === input.actor_id) {
      return new StepResponse({ auth_identity_id: existing.id }, null as Undo);
    }
    if (owner !== undefined && owner !== null) {
      throw new Refusal("conflict", "phone_taken", "This phone number belongs to someone else.");
    }
    await auth.updateAuthIdentities({
      id: existing.id,
      app_metadata: { ...existing.app_metadata, [key]: input.actor_id },
    });
    const undo: Undo = { auth_identity_id: existing.id, created: false, key };
    return new StepResponse({ auth_identity_id: existing.id }, undo);
  },
  async (undo, { container }) => {
    if (undo) {
      await forget(container, undo);
    }
  },
);
