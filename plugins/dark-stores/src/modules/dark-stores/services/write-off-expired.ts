import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { StockExpired, StockLow } from "../../../contract/events";
import { lockExpired } from "../queries/lock-expired.sql";
import { writeOffExpired } from "../queries/write-off-expired.sql";
import { lowOf, type Actor } from "./settle";

/** Offers of one transaction; the rest waits for the next one. */
const OFFERS_AT_ONCE = 200;

/**
 * Takes expired goods of up to 200 offers off their shelves inside the caller's transaction, never what orders hold:
 * that is flagged and tried again once it is free. `offers` is 0 when nothing is left to do.
 */
export async function writeOff(
  db: Knex,
  input: Actor & { reference: string },
): Promise<{ offers: number; expired: StockExpired[]; low: StockLow[] }> {
  const offers = await lockExpired(db, { limit: OFFERS_AT_ONCE });
  if (offers.length === 0) {
    return { offers: 0, expired: [], low: [] };
  }
  const rows = await writeOffExpired(db, {
    dark_store_ids: offers.map((offer) => offer.dark_store_id),
    variant_ids: offers.map((offer) => offer.variant_id),
    actor_type: input.actor_type,
    actor_id: input.actor_id,
    reference: input.reference,
  });
  const expired = rows
    .filter((row) => row.quantity < 0 || row.newly_flagged)
    .map(({ dark_store_id, variant_id, quantity, still_reserved }) => ({
      dark_store_id,
      variant_id,
      written_off: -quantity,
      still_reserved,
      reference: input.reference,
    }));
  return { offers: rows.length, expired, low: lowOf(rows) };
}
