import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Ends a job whose file stopped coming in because its process died. Parameters: job, sentence. Rows: none. */
export async function failCutOffUpload(db: Knex, params: { id: string; message: string }): Promise<void> {
  await db.raw(
    `UPDATE bulk_job
     SET status = 'failed', failure_code = 'upload_cut_off', failure_message = :message, finished_at = now(),
         lease_until = NULL, updated_at = now()
     WHERE id = :id AND status = 'uploading' AND lease_until < now()`,
    params,
  );
}
