import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DocumentKind } from "../../../contract";

export type NewDocument = {
  id: string;
  rider_id: string;
  kind: DocumentKind;
  number: string | null;
  expires_on: string | null;
  file_id: string | null;
  content_type: string | null;
  size_bytes: number | null;
  /** The operator who enters it, approved at once; null: the rider, to be reviewed. */
  approved_by: string | null;
};

/**
 * Takes a document in.
 * Parameters: the document, how many of its kind the rider may send in a day. Rows: its id, or none when that is reached.
 * Invariant: one approved and one submitted current document per rider and kind (unique indexes). Call with the rider
 * locked and what it replaces ended.
 */
export async function insertDocument(
  db: Knex,
  document: NewDocument & { max_a_day: number },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    INSERT INTO rider_document
      (id, rider_id, kind, number, expires_on, file_id, content_type, size_bytes, status, reviewed_by, reviewed_at)
    SELECT :id, :rider_id, :kind, :number, CAST(:expires_on AS date), :file_id, :content_type,
           CAST(:size_bytes AS integer), given.status, given.approved_by,
           CASE WHEN given.status = 'approved' THEN now() END
      FROM (SELECT CAST(:approved_by AS text) AS approved_by,
                   CASE WHEN CAST(:approved_by AS text) IS NULL THEN 'pending' ELSE 'approved' END AS status) given
     WHERE given.status = 'approved'
        OR (SELECT count(*) FROM rider_document d
             WHERE d.rider_id = :rider_id AND d.kind = :kind AND d.uploaded_at > now() - interval '1 day') < :max_a_day
    RETURNING id`,
    document,
  );
  return rows;
}
