import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { BULK_JOB_COLUMNS, LEASE_SECONDS, type BulkJobRow } from "./bulk-job-row";

/**
 * Takes a job whose file is in and that nobody works on. Parameters: job, who takes it. Rows: the job, or none.
 * Invariant: of any number of processes at once, one gets it.
 */
export async function claimBulkJob(db: Knex, params: { id: string; owner: string }): Promise<BulkJobRow[]> {
  const { rows } = await db.raw<{ rows: BulkJobRow[] }>(
    `UPDATE bulk_job
     SET lease_owner = :owner, lease_until = now() + interval '${LEASE_SECONDS} seconds', updated_at = now()
     WHERE id = :id AND status IN ('validating', 'applying') AND deleted_at IS NULL
       AND (lease_until IS NULL OR lease_until < now() OR lease_owner = :owner)
     RETURNING ${BULK_JOB_COLUMNS}`,
    params,
  );
  return rows;
}
