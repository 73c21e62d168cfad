import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { BULK_JOB_COLUMNS, LEASE_SECONDS, type BulkJobRow } from "./bulk-job-row";

/**
 * Begins a job that takes in its file; its table counts as there from now on, so that it is dropped however the job ends.
 * Parameters: its settings, the process that reads the file. Rows: the job.
 */
export async function createBulkJob(
  db: Knex,
  params: {
    id: string;
    kind: string;
    dark_store_id: string | null;
    dry_run: boolean;
    on_error: string;
    options: string;
    file_name: string | null;
    actor_type: string;
    actor_id: string | null;
    owner: string;
  },
): Promise<BulkJobRow[]> {
  const { rows } = await db.raw<{ rows: BulkJobRow[] }>(
    `INSERT INTO bulk_job
       (id, kind, dark_store_id, dry_run, on_error, options, file_name, actor_type, actor_id, is_staged,
        lease_owner, lease_until)
     VALUES (:id, :kind, :dark_store_id, :dry_run, :on_error, :options::jsonb, :file_name, :actor_type, :actor_id, true,
             :owner, now() + interval '${LEASE_SECONDS} seconds')
     RETURNING ${BULK_JOB_COLUMNS}`,
    params,
  );
  return rows;
}
