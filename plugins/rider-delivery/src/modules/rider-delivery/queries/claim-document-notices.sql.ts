import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DocumentExpiring } from "../../../contract";

/**
 * Claims the telling of notices.
 * Parameters: documents, each with the days of its notice. Rows: those to be told now.
 * Invariant: of any number of processes one tells a notice, and none after a later one.
 */
export async function claimDocumentNotices(
  db: Knex,
  params: { notices: readonly { document_id: string; days: number }[] },
): Promise<DocumentExpiring[]> {
  const { rows } = await db.raw<{ rows: DocumentExpiring[] }>(
    `
    UPDATE rider_document d
       SET told_days = notice.days, updated_at = now()
      FROM jsonb_to_recordset(CAST(:notices AS jsonb)) AS notice (document_id text, days integer)
     WHERE d.id = notice.document_id AND d.status = 'approved' AND d.replaced_at IS NULL
       AND (d.told_days IS NULL OR d.told_days > notice.days)
    RETURNING d.id AS document_id, d.rider_id, d.kind, d.expires_on::text AS expires_on, d.told_days AS days`,
    { notices: JSON.stringify(params.notices) },
  );
  return rows;
}
