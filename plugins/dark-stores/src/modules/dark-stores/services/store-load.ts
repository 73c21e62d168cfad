import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { refreshStoreLoad, type StoreLoadRow } from "../queries/refresh-store-load.sql";

/** More often than this a store does not go over and under its levels within one call. */
const MAX_ROUNDS = 4;

/**
 * Brings the overload mark of a store, or of all, into step with the orders that hold stock, and says what changed.
 * To be called after the transaction that changed the holds is over. Looks again after every change: an order that
 * came to its end while the mark was being written saw the old mark and left it to us.
 */
export async function settleStoreLoad(db: Knex, darkStoreId: string | null): Promise<StoreLoadRow[]> {
  const changes: StoreLoadRow[] = [];
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const changed = await refreshStoreLoad(db, { dark_store_id: darkStoreId });
    if (changed.length === 0) {
      break;
    }
    changes.push(...changed);
  }
  return changes;
}
