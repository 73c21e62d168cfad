import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Lets a job go on that a fault of the platform ended, its rows being there still. Parameters: job. Rows: the job's id,
 * or none when it cannot go on. Invariant: violates IDX_bulk_job_fingerprint while another job applies the same file.
 */
export async function reopenBulkJob(db: Knex, params: { id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `UPDATE bulk_job
     SET status = CASE WHEN checkpoint > 0 THEN 'applying' ELSE 'validating' END, finished_at = NULL, lease_until = NULL,
         failure_code = NULL, failure_message = NULL, cancel_requested_at = NULL, updated_at = now()
     WHERE id = :id AND status = 'failed' AND is_staged AND failure_code = 'interrupted'
     RETURNING id`,
    params,
  );
  return rows;
}
