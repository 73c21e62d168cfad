import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { IDEMPOTENCY_MODULE } from "../modules/idempotency";
import type IdempotencyService from "../modules/idempotency/service";

/** Answers hold names and addresses: they are forgotten within the quarter of an hour after their day is over. */
export default async function purgeIdempotencyKeysJob(container: MedusaContainer): Promise<void> {
  const purged = await container.resolve<IdempotencyService>(IDEMPOTENCY_MODULE).purgeExpiredKeys();
  if (purged > 0) {
    container.resolve(ContainerRegistrationKeys.LOGGER).info(`Forgot ${purged} idempotency keys.`);
  }
}

export const config = { name: "idempotency-purge-keys", schedule: "*/15 * * * *" };
