import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { BULK_JOB_COLUMNS, type BulkJobRow } from "./bulk-job-row";

/** What changes with a job's status; what is left out stays. */
export interface BulkJobMove {
  status: string;
  row_count?: number;
  staged_count?: number;
  unreadable_count?: number;
  applied_count?: number;
  error_count?: number;
  file_hash?: string;
  file_bytes?: number;
  fingerprint?: string | null;
  is_staged?: boolean;
  is_sorted?: boolean;
  failure_code?: string | null;
  failure_message?: string | null;
}

const FINAL = ["done", "failed", "cancelled"];

/**
 * Moves a job on. Parameters: job, its owner, the statuses it may come from, what changes. Rows: the job; none when it is
 * in another status or somebody else's by now.
 * Invariant: only the holder of the lease moves a job.
 */
export async function moveBulkJob(
  db: Knex,
  params: { id: string; owner: string; from: string[] },
  move: BulkJobMove,
): Promise<BulkJobRow[]> {
  const final = FINAL.includes(move.status);
  const columns = Object.keys(move);
  const { rows } = await db.raw<{ rows: BulkJobRow[] }>(
    `UPDATE bulk_job
     SET ${columns.map((column) => `${column} = :${column}`).join(", ")}, progress_count = 0, updated_at = now(),
         finished_at = ${final ? "now()" : "NULL"}, lease_until = ${final ? "NULL" : "lease_until"}
     WHERE id = :id AND lease_owner = :owner AND status = ANY (:from::text[])
     RETURNING ${BULK_JOB_COLUMNS}`,
    { ...params, ...move },
  );
  return rows;
}
