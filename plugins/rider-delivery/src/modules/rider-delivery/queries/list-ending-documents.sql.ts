import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RequiredDocuments } from "../../../contract";

export type EndingDocument = {
  document_id: string;
  home_dark_store_id: string | null;
  expires_on: string;
  told_days: number | null;
};

/**
 * Lists required documents that may end soon enough for a notice, wherever on earth their riders are.
 * Parameters: kinds by vehicle, days of the notices, limit. Rows: approved documents, the first to end first, without
 * those that were told all there is to tell yet; whether a notice is due, the policy decides.
 */
export async function listEndingDocuments(
  db: Knex,
  params: { required: RequiredDocuments; notice_days: readonly number[]; limit: number },
): Promise<EndingDocument[]> {
  const { rows } = await db.raw<{ rows: EndingDocument[] }>(
    `
    SELECT d.id AS document_id, r.home_dark_store_id, d.expires_on::text AS expires_on, d.told_days
      FROM rider_document d
      JOIN rider r ON r.id = d.rider_id AND r.status = 'active' AND r.deleted_at IS NULL
     CROSS JOIN (SELECT (now() AT TIME ZONE 'UTC')::date AS today) utc
     WHERE d.status = 'approved' AND d.replaced_at IS NULL AND d.deleted_at IS NULL AND d.expires_on >= utc.today - 1
       AND CAST(:required AS jsonb) -> r.vehicle @> to_jsonb(d.kind)
       AND EXISTS (
           SELECT 1 FROM unnest(CAST(:notice_days AS integer[])) AS notice (days)
            WHERE d.expires_on <= utc.today + 1 + notice.days AND (d.told_days IS NULL OR d.told_days > notice.days))
     ORDER BY d.expires_on, d.id
     LIMIT :limit`,
    { ...params, required: JSON.stringify(params.required) },
  );
  return rows;
}
