import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { STOCK_LOW_EVENT, type StockLow } from "../../contract/events";

/**
 * Emits `dark_stores.stock_low` for each crossing. Inside a workflow the events leave when the workflow succeeds and
 * are dropped when it fails: pass the step's `eventGroupId`.
 */
export async function announceLowStock(
  container: MedusaContainer,
  low: StockLow[],
  eventGroupId: string | undefined,
): Promise<void> {
  if (low.length === 0) {
    return;
  }
  await container
    .resolve(Modules.EVENT_BUS)
    .emit(low.map((data) => ({ name: STOCK_LOW_EVENT, data, metadata: eventGroupId ? { eventGroupId } : {} })));
}
