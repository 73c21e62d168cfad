import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { LEASE_SECONDS } from "./bulk-job-row";

/**
 * Says that a job is being worked on, and how far it is. Parameters: job, owner, rows of the running phase that are
 * through. Rows: whether somebody wants it cancelled; none when the job is no longer this owner's.
 */
export async function keepBulkLease(
  db: Knex,
  params: { id: string; owner: string; progress_count: number },
): Promise<{ is_cancelled: boolean }[]> {
  const { rows } = await db.raw<{ rows: { is_cancelled: boolean }[] }>(
    `UPDATE bulk_job
     SET lease_until = now() + interval '${LEASE_SECONDS} seconds', progress_count = :progress_count, updated_at = now()
     WHERE id = :id AND lease_owner = :owner AND status IN ('uploading', 'validating', 'applying')
     RETURNING cancel_requested_at IS NOT NULL AS is_cancelled`,
    params,
  );
  return rows;
}
