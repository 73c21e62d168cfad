import type { AuthIdentityDTO, MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { createCustomersWorkflow } from "@medusajs/medusa/core-flows";
import { PHONE_OTP_PROVIDER } from "../../../contract";
import { findPhoneIdentity } from "../find-phone-actor";

export const registerPhoneCustomerStepId = "register-phone-customer";
const LOCK_WAIT_SECONDS = 10;

/**
 * Makes sure that the number has an identity and the identity a customer. Two first logins at once wait for each
 * other, so they share one customer. The customer has no email: Medusa needs none, and an invented one could reach
 * a stranger.
 */
export const registerPhoneCustomerStep = createStep(
  registerPhoneCustomerStepId,
  async ({ phone }: { phone: string }, { container }) => {
    const known = await findPhoneIdentity(container, phone);
    if (!known?.app_metadata?.customer_id) {
      await container
        .resolve(Modules.LOCKING)
        .execute([`phone-identity:${phone}`], () => register(container, phone), { timeout: LOCK_WAIT_SECONDS });
    }
    return new StepResponse(undefined);
  },
);

async function register(container: MedusaContainer, phone: string): Promise<void> {
  const identity = (await findPhoneIdentity(container, phone)) ?? (await createIdentity(container, phone));
  if (identity.app_metadata?.customer_id) {
    return;
  }
  const { result } = await createCustomersWorkflow(container).run({
    input: { customersData: [{ phone, has_account: true }] },
  });
  await container.resolve(Modules.AUTH).updateAuthIdentities({
    id: identity.id,
    app_metadata: { ...identity.app_metadata, customer_id: result[0]!.id },
  });
}

function createIdentity(container: MedusaContainer, phone: string): Promise<AuthIdentityDTO> {
  return container.resolve(Modules.AUTH).createAuthIdentities({
    provider_identities: [{ provider: PHONE_OTP_PROVIDER, entity_id: phone }],
  });
}
