import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { PHONE_AUTH_MODULE } from "../modules/phone-auth";
import type PhoneAuthService from "../modules/phone-auth/service";

/** Numbers of people who asked for a code are forgotten an hour after the code expired. */
export default async function purgeLoginCodesJob(container: MedusaContainer): Promise<void> {
  const service = container.resolve<PhoneAuthService>(PHONE_AUTH_MODULE);
  const purged = await service.purgeExpiredLoginCodes();
  if (purged > 0) {
    container.resolve(ContainerRegistrationKeys.LOGGER).info(`Deleted ${purged} expired login codes.`);
  }
}

export const config = { name: "phone-auth-purge-login-codes", schedule: "17 * * * *" };
