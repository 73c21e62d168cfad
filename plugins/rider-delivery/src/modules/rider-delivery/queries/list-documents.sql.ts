import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DocumentKind, DocumentStatus } from "../../../contract";

export type RiderDocumentRow = {
  id: string;
  rider_id: string;
  kind: DocumentKind;
  number: string | null;
  /** `YYYY-MM-DD`, the last good day. */
  expires_on: string | null;
  status: DocumentStatus;
  reason: string | null;
  file_id: string | null;
  content_type: string | null;
  size_bytes: number | null;
  uploaded_at: Date;
  reviewed_at: Date | null;
  reviewed_by: string | null;
  replaced_at: Date | null;
  home_dark_store_id: string | null;
};

export type DocumentSearch = {
  /** One document, also one that was replaced; null: the current ones. */
  id: string | null;
  rider_id: string | null;
  status: DocumentStatus | null;
  kind: DocumentKind | null;
  /** A day. */
  expires_before: string | null;
  limit: number;
  offset: number;
};

/**
 * Lists documents with their riders' home stores: by their last good day when one is asked for, else the longest
 * waiting first.
 * Parameters: which, page. Rows: at least one, each with the number found; without a document when the page is empty.
 */
export async function listDocuments(
  db: Knex,
  search: DocumentSearch,
): Promise<({ count: number } & (RiderDocumentRow | { id: null }))[]> {
  const { rows } = await db.raw<{ rows: ({ count: number } & (RiderDocumentRow | { id: null }))[] }>(
    `
    WITH found AS (
      SELECT d.id, d.rider_id, d.kind, d.number, d.expires_on::text AS expires_on, d.status, d.reason, d.file_id,
             d.content_type, d.size_bytes, d.uploaded_at, d.reviewed_at, d.reviewed_by, d.replaced_at,
             r.home_dark_store_id,
             CASE WHEN CAST(:expires_before AS date) IS NOT NULL THEN d.expires_on END AS ends
        FROM rider_document d
        JOIN rider r ON r.id = d.rider_id AND r.deleted_at IS NULL
       WHERE d.deleted_at IS NULL
         AND CASE WHEN CAST(:id AS text) IS NULL THEN d.replaced_at IS NULL ELSE d.id = :id END
         AND (CAST(:rider_id AS text) IS NULL OR d.rider_id = :rider_id)
         AND (CAST(:status AS text) IS NULL OR d.status = :status)
         AND (CAST(:kind AS text) IS NULL OR d.kind = :kind)
         AND (CAST(:expires_before AS date) IS NULL OR d.expires_on < CAST(:expires_before AS date))),
    page AS (SELECT * FROM found ORDER BY ends, uploaded_at, id LIMIT :limit OFFSET :offset)
    SELECT total.count, page.*
      FROM (SELECT count(*)::int AS count FROM found) total
      LEFT JOIN page ON true
     ORDER BY page.ends, page.uploaded_at, page.id`,
    search,
  );
  return rows;
}
