import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { BULK_JOB_COLUMNS, type BulkJobRow } from "./bulk-job-row";

/** What to list; null does not filter. */
export interface BulkJobFilters {
  kind: string | null;
  ids: string[] | null;
  statuses: string[] | null;
  dark_store_id: string | null;
  dry_run: boolean | null;
  file_hash: string | null;
}

/**
 * One page of jobs, newest first. Parameters: filters, limit and offset. Rows: the jobs, each with the same `count`; an
 * empty page says nothing about the count.
 */
export async function listBulkJobs(
  db: Knex,
  params: BulkJobFilters & { limit: number; offset: number },
): Promise<(BulkJobRow & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (BulkJobRow & { count: number })[] }>(
    `SELECT ${BULK_JOB_COLUMNS}, (count(*) OVER ())::integer AS count
     FROM bulk_job
     WHERE deleted_at IS NULL
       AND (:kind::text IS NULL OR kind = :kind)
       AND (:ids::text[] IS NULL OR id = ANY (:ids::text[]))
       AND (:statuses::text[] IS NULL OR status = ANY (:statuses::text[]))
       AND (:dark_store_id::text IS NULL OR dark_store_id = :dark_store_id)
       AND (:dry_run::boolean IS NULL OR dry_run = :dry_run)
       AND (:file_hash::text IS NULL OR file_hash = :file_hash)
     ORDER BY created_at DESC, id DESC
     LIMIT :limit OFFSET :offset`,
    { ...params },
  );
  return rows;
}
