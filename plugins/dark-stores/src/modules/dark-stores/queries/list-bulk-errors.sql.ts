import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ImportRowError } from "../../../contract/imports";

/**
 * One page of a job's errors in the order of the file. Parameters: job, limit and offset. Rows: the errors, each with the
 * same `count` of all that are kept; an empty page says nothing about it.
 */
export async function listBulkErrors(
  db: Knex,
  params: { id: string; limit: number; offset: number },
): Promise<(ImportRowError & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (ImportRowError & { count: number })[] }>(
    `SELECT line, nullif(column_name, '') AS "column", code, message,
            (SELECT count(*)::integer FROM bulk_job_error WHERE job_id = :id) AS count
     FROM bulk_job_error
     WHERE job_id = :id
     ORDER BY line, column_name, code
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
