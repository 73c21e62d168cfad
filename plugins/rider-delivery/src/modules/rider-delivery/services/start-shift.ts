import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { RequiredDocuments } from "../../../contract";
import { documentGaps } from "../policies/documents";
import { listCurrentDocuments } from "../queries/list-current-documents.sql";
import { openShift } from "../queries/open-shift.sql";
import { lockDutyOf } from "./rider-duty";

export type ShiftStart = {
  id: string;
  rider_id: string;
  required: RequiredDocuments;
  /** The day where the rider works. */
  today: string;
};

/** Starts a shift; false when the rider is on shift already. Refuses `rider_not_found` and `documents_missing`. */
export async function startShiftOnce(db: Knex, { id, rider_id, required, today }: ShiftStart): Promise<boolean> {
  return db.transaction(async (trx) => {
    const duty = await lockDutyOf(trx, rider_id);
    if (duty.shift_id !== null) return false;
    const { vehicle } = duty;
    const documents = required[vehicle].length > 0 ? await listCurrentDocuments(trx, { rider_id }) : [];
    const kinds = documentGaps(vehicle, documents, { required, today });
    if (kinds.length > 0) {
      throw new Refusal("conflict", "documents_missing", "You need documents that are approved: see your documents.", {
        kinds,
      });
    }
    return (await openShift(trx, { id, rider_id })).length > 0;
  });
}
