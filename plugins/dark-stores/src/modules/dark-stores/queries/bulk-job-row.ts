import type { BulkJobStatus } from "../../../contract/imports";

/** A bulk job as the database keeps it, and whether its lease still holds. */
export interface BulkJobRow {
  id: string;
  number: number;
  kind: "inventory" | "catalog";
  dark_store_id: string | null;
  status: BulkJobStatus;
  dry_run: boolean;
  on_error: "abort" | "skip";
  options: Record<string, unknown>;
  actor_type: string;
  actor_id: string | null;
  file_name: string | null;
  file_hash: string | null;
  file_bytes: number;
  row_count: number;
  staged_count: number;
  unreadable_count: number;
  applied_count: number;
  error_count: number;
  is_staged: boolean;
  is_sorted: boolean;
  /** Staged rows up to this one, in the order they are applied, are settled. */
  checkpoint: number;
  /** How many rows the running phase has got through; for people only. */
  progress_count: number;
  result: Record<string, number>;
  failure_code: string | null;
  failure_message: string | null;
  lease_owner: string | null;
  is_leased: boolean;
  cancel_requested_at: Date | null;
  created_at: Date;
  updated_at: Date;
  finished_at: Date | null;
}

/** The columns of a BulkJobRow, of the table or alias `bulk_job`. */
export const BULK_JOB_COLUMNS = `
  bulk_job.id, bulk_job.number::integer AS number, bulk_job.kind, bulk_job.dark_store_id, bulk_job.status,
  bulk_job.dry_run, bulk_job.on_error, bulk_job.options, bulk_job.actor_type, bulk_job.actor_id, bulk_job.file_name,
  bulk_job.file_hash, bulk_job.file_bytes::float8 AS file_bytes, bulk_job.row_count, bulk_job.staged_count,
  bulk_job.unreadable_count, bulk_job.applied_count, bulk_job.error_count, bulk_job.is_staged, bulk_job.is_sorted,
  bulk_job.checkpoint, bulk_job.progress_count, bulk_job.result, bulk_job.failure_code, bulk_job.failure_message,
  bulk_job.lease_owner, coalesce(bulk_job.lease_until > now(), false) AS is_leased, bulk_job.cancel_requested_at,
  bulk_job.created_at, bulk_job.updated_at, bulk_job.finished_at`;

/** How long a process may be silent before another takes its job over. */
export const LEASE_SECONDS = 30;

/** The table that holds a job's rows as the file has them. */
export function stageTable(number: number): string {
  return `bulk_stage_${number}`;
}

/** The table that holds a job's rows in the order they are applied. */
export function sortedTable(number: number): string {
  return `bulk_sorted_${number}`;
}
