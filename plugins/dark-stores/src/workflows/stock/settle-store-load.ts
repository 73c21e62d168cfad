import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils";
import { STORE_CHANGED_EVENT } from "../../contract/events";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../modules/dark-stores";

/**
 * To be called when orders of a store came or went, after that was written: marks the store as overloaded or takes the
 * mark away, and emits `dark_stores.store_changed` once per change. At once, not with the workflow: the orders are real
 * even when the workflow fails, and its compensation calls again. Never fails the order: a job repairs what is missed.
 * Without a store, looks at all of them.
 */
export async function settleStoreLoad(container: MedusaContainer, darkStoreId: string | null): Promise<void> {
  try {
    const changes = await container.resolve<DarkStoresService>(DARK_STORES_MODULE).settleStoreLoad(darkStoreId);
    if (changes.length > 0) {
      await container.resolve(Modules.EVENT_BUS).emit(changes.map((data) => ({ name: STORE_CHANGED_EVENT, data })));
    }
  } catch (error) {
    const logger = container.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`Store load could not be settled, the next round of the job will: ${(error as Error).message}`);
  }
}
