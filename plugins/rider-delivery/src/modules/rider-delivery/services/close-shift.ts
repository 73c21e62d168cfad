import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { closeShift } from "../queries/close-shift.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";

/** What the hours of a shift bring at the least, and for whom; see the options. */
export type GuaranteeRules = { hourly_guarantee: number; minimum_acceptance: number; currency_code: string };

/**
 * Ends the open shift of a locked rider, with its guarantee, and withdraws what was offered; null when none is open, or
 * when only a rider silent for `silent_ms` was meant and this one was heard.
 */
export async function closeShiftOf(
  trx: Knex,
  { rider_id, silent_ms = null }: { rider_id: string; silent_ms?: number | null },
  { hourly_guarantee, minimum_acceptance, currency_code }: GuaranteeRules,
): Promise<{ shift_id: string; withdrawn: { id: string; rider_id: string }[] } | null> {
  const earning_id = generateEntityId(undefined, "rearn");
  const rules = { hourly_guarantee, minimum_acceptance, currency_code };
  const [closed] = await closeShift(trx, { rider_id, earning_id, silent_ms, ...rules });
  if (!closed) return null;
  const withdrawn = await withdrawOffers(trx, { delivery_ids: [], rider_ids: [rider_id], reason: "cancelled" });
  return { shift_id: closed.id, withdrawn };
}
