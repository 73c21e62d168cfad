import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type DocumentReview = {
  document_id: string;
  status: "approved" | "rejected";
  /** Of an approval: the last good day as operations read it; null: as it was sent in. */
  expires_on: string | null;
  /** Of a rejection. */
  reason: string | null;
  reviewed_by: string;
};

/**
 * Approves or rejects a document that waits for it.
 * Parameters: the review. Rows: the document's last good day, or none when it was reviewed or replaced meanwhile.
 * Invariant: of any number of reviewers one decides (WHERE status = 'pending').
 */
export async function reviewDocument(
  db: Knex,
  review: DocumentReview,
): Promise<{ id: string; expires_on: string | null }[]> {
  const { rows } = await db.raw<{ rows: { id: string; expires_on: string | null }[] }>(
    `
    UPDATE rider_document
       SET status = :status, reason = :reason, expires_on = coalesce(CAST(:expires_on AS date), expires_on),
           reviewed_by = :reviewed_by, reviewed_at = now(), updated_at = now()
     WHERE id = :document_id AND status = 'pending' AND replaced_at IS NULL AND deleted_at IS NULL
    RETURNING id, expires_on::text AS expires_on`,
    review,
  );
  return rows;
}
