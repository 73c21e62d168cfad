import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RequiredDocuments } from "../../../contract";
import { documentGaps } from "../policies/documents";
import { listDoubtfulShifts } from "../queries/list-doubtful-shifts.sql";
import { markShiftClosing } from "../queries/mark-shift-closing.sql";
import { withdrawOffers } from "../queries/withdraw-offers.sql";
import { closeShiftOf, type GuaranteeRules } from "./close-shift";
import { lockDutyOf } from "./rider-duty";
import type { Withdrawn } from "./shared";

export type SettledShift = { rider_id: string; ended: boolean; withdrawn: Withdrawn[] };

/**
 * Ends the shift of a rider whose documents are not in order; one who carries something gets nothing new, and is looked
 * at again. A shift that was closing goes on when the documents are in order again. The rider is locked, so an approval at
 * the same moment comes first or after. Null when it goes on.
 */
export async function settleDoubtfulShift(
  db: Knex,
  { rider_id, required, today }: { rider_id: string; required: RequiredDocuments; today: string },
  rules: GuaranteeRules,
): Promise<SettledShift | null> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    const [shift] = await listDoubtfulShifts(trx, { required, rider_id, limit: 1 });
    if (!shift) return null;
    const closing = documentGaps(shift.vehicle, shift.documents, { required, today }).length > 0;
    if (closing && duty.unfinished === 0) {
      const closed = await closeShiftOf(trx, { rider_id }, rules);
      return closed && { rider_id, ended: true, withdrawn: closed.withdrawn };
    }
    await markShiftClosing(trx, { rider_id, closing });
    if (!closing) return null;
    const withdrawn = await withdrawOffers(trx, { delivery_ids: [], rider_ids: [rider_id], reason: "cancelled" });
    return { rider_id, ended: false, withdrawn };
  });
}
