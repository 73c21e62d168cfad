import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import { closeShift } from "../queries/close-shift.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";
import { lockDutyOf } from "./rider-duty";

/**
 * Ends a rider's shift and withdraws what was offered; refuses `not_on_shift` and `delivery_unfinished`.
 * The rider is locked, so an accept at the same moment either comes first or finds the rider offline.
 */
export async function endShiftOnce(
  db: Knex,
  { rider_id }: { rider_id: string },
): Promise<{ shift_id: string; withdrawn: { id: string; rider_id: string }[] }> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    if (duty.unfinished > 0) {
      throw new Refusal("conflict", "delivery_unfinished", "Finish your current delivery before you end the shift.");
    }
    const [closed] = await closeShift(trx, { rider_id });
    if (!closed) {
      throw new Refusal("conflict", "not_on_shift", "There is no open shift to end.");
    }
    const withdrawn = await withdrawOffers(trx, { delivery_id: null, rider_id, reason: "cancelled" });
    return { shift_id: closed.id, withdrawn };
  });
}
