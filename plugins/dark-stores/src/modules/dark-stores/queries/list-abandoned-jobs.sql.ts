import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Jobs whose process is gone: to be taken over, or whose file never came in whole. Rows: ids and statuses, oldest
 * first, at most 20.
 */
export async function listAbandonedJobs(db: Knex): Promise<{ id: string; status: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; status: string }[] }>(
    `SELECT id, status
     FROM bulk_job
     WHERE status IN ('uploading', 'validating', 'applying') AND (lease_until IS NULL OR lease_until < now())
       AND deleted_at IS NULL
     ORDER BY created_at
     LIMIT 20`,
  );
  return rows;
}
