import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DocumentKind, DocumentStatus } from "../../../contract";

/**
 * Ends the current documents of a rider's kind, so that another can take their place.
 * Parameters: rider, kind, statuses that are replaced. Rows: those replaced; `dropped_file_id` is a photo nobody ever
 * approved, which the document has no more. Call with the rider locked.
 */
export async function replaceDocuments(
  db: Knex,
  params: { rider_id: string; kind: DocumentKind; statuses: DocumentStatus[] },
): Promise<{ id: string; dropped_file_id: string | null }[]> {
  const { rows } = await db.raw<{ rows: { id: string; dropped_file_id: string | null }[] }>(
    `
    WITH old AS (
      SELECT id, CASE WHEN status <> 'approved' THEN file_id END AS dropped_file_id
        FROM rider_document
       WHERE rider_id = :rider_id AND kind = :kind AND status = ANY(:statuses) AND replaced_at IS NULL
         AND deleted_at IS NULL)
    UPDATE rider_document d
       SET replaced_at = now(), updated_at = now(), file_id = CASE WHEN d.status = 'approved' THEN d.file_id END
      FROM old
     WHERE d.id = old.id
    RETURNING d.id, old.dropped_file_id`,
    params,
  );
  return rows;
}
