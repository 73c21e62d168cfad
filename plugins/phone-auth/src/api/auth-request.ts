import type { MedusaRequest } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { z } from "zod";
import { PHONE_ACTOR_TYPES, PHONE_OTP_PROVIDER, type PhoneActorType } from "../contract";
import { Refusal } from "../modules/phone-auth/refusal";

/**
 * The actor type of the path, if it may log in with a phone. Our static path segment is matched before Medusa's own
 * check of `authMethodsPerActor`, so the setting is applied here.
 */
export function readActorType(req: MedusaRequest): PhoneActorType {
  const actorType = PHONE_ACTOR_TYPES.find((known) => known === req.params.actor_type);
  const { http } = req.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig;
  const allowed = actorType && (http.authMethodsPerActor?.[actorType] ?? [PHONE_OTP_PROVIDER]);
  if (!actorType || !allowed?.includes(PHONE_OTP_PROVIDER)) {
    throw new Refusal("not_allowed", "not_allowed", "This kind of user cannot log in with a phone number.");
  }
  return actorType;
}

/** The body in its expected form; refuses anything else, naming the first wrong field. */
export function readBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) {
    return parsed.data;
  }
  const field = String(parsed.error.issues[0]?.path[0] ?? "body");
  throw field === "phone"
    ? new Refusal("invalid_data", "invalid_phone", "Send the phone number as text, for example +919812345678.")
    : new Refusal("invalid_data", "invalid_data", `The field ${field} is missing or malformed.`);
}
