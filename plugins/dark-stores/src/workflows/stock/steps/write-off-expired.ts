import { generateEntityId, Modules } from "@medusajs/framework/utils";
import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk";
import { STOCK_EXPIRED_EVENT } from "../../../contract/events";
import { DARK_STORES_MODULE, type DarkStoresService } from "../../../modules/dark-stores";
import { announceLowStock } from "../announce-low-stock";

/** What one run does at most; the next one goes on. */
const TRANSACTIONS_AT_MOST = 50;

export const writeOffExpiredStepId = "dark-stores-write-off-expired";

/**
 * Takes expired goods off the shelves, some offers per transaction, and emits `dark_stores.stock_expired`. The only step
 * of its workflow: expired goods stay expired, there is nothing to undo.
 */
export const writeOffExpiredStep = createStep(
  writeOffExpiredStepId,
  async (_input: Record<string, never>, { container, eventGroupId }) => {
    const service = container.resolve<DarkStoresService>(DARK_STORES_MODULE);
    const reference = generateEntityId(undefined, "stkexp");
    let written_off = 0;
    for (let transaction = 0; transaction < TRANSACTIONS_AT_MOST; transaction += 1) {
      const { offers, expired, low } = await service.writeOffExpired({
        actor_type: "system",
        actor_id: null,
        reference,
      });
      if (offers === 0) {
        break;
      }
      written_off += expired.reduce((sum, each) => sum + each.written_off, 0);
      const metadata = eventGroupId ? { eventGroupId } : {};
      await container
        .resolve(Modules.EVENT_BUS)
        .emit(expired.map((data) => ({ name: STOCK_EXPIRED_EVENT, data, metadata })));
      await announceLowStock(container, low, eventGroupId);
    }
    return new StepResponse({ reference, written_off });
  },
);
