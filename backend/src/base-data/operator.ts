import type { MedusaContainer } from "@medusajs/framework";
import { Modules } from "@medusajs/framework/utils";
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows";
import { OPERATORS_MODULE, type OperatorsService } from "@quickdash/operators/modules/operators";

const PROVIDER = "emailpass";

/**
 * Makes sure that the first operator can log in with the given password and is an administrator. An account that exists
 * gets the password set and the role given anew, so that whoever holds the deployment's settings can always get in.
 */
export async function ensureOperator(container: MedusaContainer, email: string, password: string): Promise<void> {
  const auth = container.resolve(Modules.AUTH);
  const [user] = await container.resolve(Modules.USER).listUsers({ email });
  const [identity] = await auth.listAuthIdentities({ provider_identities: { entity_id: email, provider: PROVIDER } });
  if (identity) {
    await auth.updateProvider(PROVIDER, { entity_id: email, password });
  }
  const authIdentityId = identity?.id ?? (await register(container, email, password));
  const { id } = user ?? (await createUser(container, email, authIdentityId));
  const operators = container.resolve<OperatorsService>(OPERATORS_MODULE);
  await operators.changeRole({ user_id: id, role: "administrator", changed_by: null });
}

async function register(container: MedusaContainer, email: string, password: string): Promise<string> {
  const answer = await container.resolve(Modules.AUTH).register(PROVIDER, { body: { email, password } });
  if (!answer.success || !answer.authIdentity) {
    throw new Error(`The operator's login could not be registered: ${answer.error ?? "no reason given"}.`);
  }
  return answer.authIdentity.id;
}

async function createUser(container: MedusaContainer, email: string, authIdentityId: string): Promise<{ id: string }> {
  const { result } = await createUserAccountWorkflow(container).run({ input: { authIdentityId, userData: { email } } });
  return result;
}
