import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { DocumentFacts } from "../policies/documents";

/** Lists what the rules have to know of a rider's current documents. Parameters: rider. Rows: two per kind at the most. */
export async function listCurrentDocuments(db: Knex, params: { rider_id: string }): Promise<DocumentFacts[]> {
  const { rows } = await db.raw<{ rows: DocumentFacts[] }>(
    `
    SELECT kind, status, expires_on::text AS expires_on FROM rider_document
     WHERE rider_id = :rider_id AND replaced_at IS NULL AND deleted_at IS NULL
     ORDER BY kind, status
     LIMIT 100`,
    params,
  );
  return rows;
}
