import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { Refusal } from "@quickdash/dark-stores/contract";
import type { DocumentKind } from "../../../contract";
import { replaceDocuments } from "../queries/replace-documents.sql";
import { reviewDocument, type DocumentReview } from "../queries/review-document.sql";
import { lockDutyOf } from "./rider-duty";

/**
 * Decides on a document that waits for it; an approved one takes the place of the approved one before it.
 * Refuses `document_reviewed` when it was reviewed or replaced meanwhile, and `document_expired`. `today` is the day where
 * the rider works.
 */
export async function reviewDocumentOnce(
  db: Knex,
  { rider_id, kind, today, ...review }: DocumentReview & { rider_id: string; kind: DocumentKind; today: string },
): Promise<void> {
  await db.transaction(async (trx) => {
    await lockDutyOf(trx, rider_id);
    if (review.status === "approved") await replaceDocuments(trx, { rider_id, kind, statuses: ["approved"] });
    const [reviewed] = await reviewDocument(trx, review);
    if (!reviewed) {
      throw new Refusal(
        "conflict",
        "document_reviewed",
        "This document was reviewed or replaced meanwhile: read it again.",
      );
    }
    if (review.status === "approved") requireNotOver(reviewed.expires_on, today);
  });
}

/** Refuses `document_expired` for a last good day that is over. */
export function requireNotOver(expires_on: string | null, today: string): void {
  if (expires_on === null || expires_on >= today) return;
  throw new Refusal("invalid_data", "document_expired", `The document ended on ${expires_on}: send a newer one.`, {
    expires_on,
  });
}
