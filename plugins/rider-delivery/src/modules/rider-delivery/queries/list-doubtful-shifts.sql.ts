import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { RequiredDocuments, Vehicle } from "../../../contract";
import type { DocumentFacts } from "../policies/documents";

export type DoubtfulShift = {
  rider_id: string;
  vehicle: Vehicle;
  home_dark_store_id: string | null;
  closing: boolean;
  documents: DocumentFacts[];
};

/**
 * Lists riders on shift who may lack a document: wherever on earth they are, it may be the day after its last good one.
 * Parameters: kinds by vehicle, one rider or all, limit. Rows: riders with their current documents, and those whose
 * shift is closing already; which of them really lack one, the policy decides by the day it is where they work.
 */
export async function listDoubtfulShifts(
  db: Knex,
  params: { required: RequiredDocuments; rider_id: string | null; limit: number },
): Promise<DoubtfulShift[]> {
  const { rows } = await db.raw<{ rows: DoubtfulShift[] }>(
    `
    SELECT r.id AS rider_id, r.vehicle, r.home_dark_store_id, s.closing_at IS NOT NULL AS closing,
           (SELECT coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'status', d.status, 'expires_on', d.expires_on)), '[]')
              FROM rider_document d
             WHERE d.rider_id = r.id AND d.replaced_at IS NULL AND d.deleted_at IS NULL) AS documents
      FROM rider_shift s
      JOIN rider r ON r.id = s.rider_id AND r.deleted_at IS NULL
     WHERE s.ended_at IS NULL AND s.deleted_at IS NULL
       AND (CAST(:rider_id AS text) IS NULL OR r.id = :rider_id)
       AND (s.closing_at IS NOT NULL OR EXISTS (
            SELECT 1 FROM jsonb_array_elements_text(CAST(:required AS jsonb) -> r.vehicle) kind
             WHERE NOT EXISTS (
                   SELECT 1 FROM rider_document d
                    WHERE d.rider_id = r.id AND d.kind = kind.value AND d.status = 'approved' AND d.replaced_at IS NULL
                      AND d.deleted_at IS NULL
                      AND (d.expires_on IS NULL OR d.expires_on > (now() AT TIME ZONE 'UTC')::date))))
     ORDER BY s.closing_at NULLS FIRST, r.id
     LIMIT :limit`,
    { ...params, required: JSON.stringify(params.required) },
  );
  return rows;
}
