import type { AuthIdentityDTO, MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { PHONE_OTP_PROVIDER, type PhoneActorType } from "../../contract";
import { type ActorRecord, mayLogIn } from "../../modules/phone-auth/policies/active-actor";

/** Under which name a person's record is found in Medusa's query; where it lives is the business of its own module. */
const ENTITY_OF_ACTOR: Record<PhoneActorType, string> = { customer: "customer", rider: "rider", staff: "staff_member" };

export interface PhoneActor {
  identity: AuthIdentityDTO;
  actor_id: string;
}

/** The auth identity of an E.164 number, whoever it belongs to. */
export async function findPhoneIdentity(
  container: MedusaContainer,
  phone: string,
): Promise<AuthIdentityDTO | undefined> {
  const [identity] = await container
    .resolve(Modules.AUTH)
    .listAuthIdentities(
      { provider_identities: { provider: PHONE_OTP_PROVIDER, entity_id: phone } },
      { relations: ["provider_identities"], take: 1 },
    );
  return identity;
}

/** The person of this actor type behind a number, if there is one who may log in. */
export async function findPhoneActor(
  container: MedusaContainer,
  { actor_type, phone }: { actor_type: PhoneActorType; phone: string },
): Promise<PhoneActor | undefined> {
  const identity = await findPhoneIdentity(container, phone);
  const actorId = identity?.app_metadata?.[`${actor_type}_id`];
  if (!identity || typeof actorId !== "string") {
    return undefined;
  }
  const { data } = await container.resolve(ContainerRegistrationKeys.QUERY).graph({
    entity: ENTITY_OF_ACTOR[actor_type],
    fields: ["*"],
    filters: { id: actorId },
  });
  const actor = data[0] as ActorRecord | undefined;
  return mayLogIn(actor_type, actor, phone) ? { identity, actor_id: actorId } : undefined;
}
