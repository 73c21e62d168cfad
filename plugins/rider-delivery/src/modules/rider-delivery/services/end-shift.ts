import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import { listSilentShifts } from "../queries/list-silent-shifts.sql";
import { closeShiftOf, type GuaranteeRules } from "./close-shift";
import { lockDutyOf } from "./rider-duty";
import { rethrow, type Failed } from "./shared";

export type EndedShift = { shift_id: string; withdrawn: { id: string; rider_id: string }[] };

/**
 * Ends a rider's shift and withdraws what was offered; refuses `not_on_shift` and `delivery_unfinished`.
 * The rider is locked, so an accept at the same moment either comes first or finds the rider offline.
 */
export async function endShiftOnce(
  db: Knex,
  { rider_id }: { rider_id: string },
  rules: GuaranteeRules,
): Promise<EndedShift> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    if (duty.unfinished > 0) {
      throw new Refusal("conflict", "delivery_unfinished", "Finish your current delivery before you end the shift.");
    }
    const closed = await closeShiftOf(trx, { rider_id }, rules);
    if (!closed) {
      throw new Refusal("conflict", "not_on_shift", "There is no open shift to end.");
    }
    return closed;
  });
}

/**
 * Ends the shifts of riders of whom nothing was heard for so long and who carry nothing, as of their last position: they
 * forgot to. Any number may do it at once; a rider who is heard again before counts as on shift.
 */
export async function endSilentShifts(
  db: Knex,
  { silent_ms, limit }: { silent_ms: number; limit: number },
  rules: GuaranteeRules,
  failed: Failed = rethrow,
): Promise<(EndedShift & { rider_id: string })[]> {
  const ended: (EndedShift & { rider_id: string })[] = [];
  for (const { rider_id } of await listSilentShifts(db, { silent_ms, limit })) {
    try {
      const closed = await db.transaction(async (trx) => {
        const duty = await lockDutyOf(trx, rider_id);
        return duty.unfinished > 0 ? null : closeShiftOf(trx, { rider_id, silent_ms }, rules);
      });
      if (closed) ended.push({ rider_id, ...closed });
    } catch (error) {
      failed(error as Error, `ending the shift of ${rider_id}`);
    }
  }
  return ended;
}
