import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { DocumentStatus } from "../../../contract";
import { insertDocument, type NewDocument } from "../queries/insert-document.sql";
import { replaceDocuments } from "../queries/replace-documents.sql";
import { requireNotOver } from "./review-document";
import { lockDutyOf } from "./rider-duty";

/** What a rider may send in of one kind in a day; each is looked at by a person. */
const MAX_A_DAY = 10;

/** A submitted document leaves the approved one as it is; one that is approved at once takes its place. */
const REPLACED_BY_SUBMITTED: DocumentStatus[] = ["pending", "rejected"];

/**
 * Takes a document in, in place of what waited or was rejected; refuses `rider_not_found`, `document_expired` and
 * `too_many_documents`. Answers photos that no document has any more. `today` is the day where the rider works.
 */
export async function submitDocumentOnce(
  db: Knex,
  { today, ...document }: NewDocument & { today: string },
): Promise<{ dropped_file_ids: string[] }> {
  requireNotOver(document.expires_on, today);
  const statuses: DocumentStatus[] = document.approved_by
    ? [...REPLACED_BY_SUBMITTED, "approved"]
    : REPLACED_BY_SUBMITTED;
  return db.transaction(async (trx) => {
    await lockDutyOf(trx, document.rider_id);
    const replaced = await replaceDocuments(trx, { ...document, statuses });
    const [inserted] = await insertDocument(trx, { ...document, max_a_day: MAX_A_DAY });
    if (!inserted) {
      throw new Refusal(
        "rate_limited",
        "too_many_documents",
        `At most ${MAX_A_DAY} in a day: wait, or call operations.`,
      );
    }
    return { dropped_file_ids: replaced.flatMap(({ dropped_file_id }) => dropped_file_id ?? []) };
  });
}
