import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { OPERATORS_MODULE, type OperatorsService } from "../modules/operators";

/** Forgets what the audit log need not know any longer, every night. */
export default async function purgeAuditEntriesJob(container: MedusaContainer): Promise<void> {
  const purged = await container.resolve<OperatorsService>(OPERATORS_MODULE).purgeOldAuditEntries();
  if (purged > 0) {
    container.resolve(ContainerRegistrationKeys.LOGGER).info(`Forgot ${purged} old entries of the audit log.`);
  }
}

export const config = { name: "operators-purge-audit-entries", schedule: "40 21 * * *" };
