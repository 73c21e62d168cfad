import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Forgets a job that only repeated an earlier one. Parameters: job, its owner. Rows: none. */
export async function deleteBulkJob(db: Knex, params: { id: string; owner: string }): Promise<void> {
  await db.raw(`DELETE FROM bulk_job WHERE id = :id AND lease_owner = :owner AND status = 'uploading'`, params);
}
