import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Settles a chunk of a job in the transaction that applied it. Parameters: job, owner, the checkpoint before and after,
 * rows applied and rows at fault. Rows: whether the job is to be cancelled; none when another process has it or has
 * settled this chunk already, and then the transaction must not commit.
 */
export async function settleBulkChunk(
  db: Knex,
  params: { id: string; owner: string; from: number; upto: number; applied: number; faulty: number },
): Promise<{ is_cancelled: boolean }[]> {
  const { rows } = await db.raw<{ rows: { is_cancelled: boolean }[] }>(
    `UPDATE bulk_job
     SET checkpoint = :upto, progress_count = :upto, applied_count = applied_count + :applied,
         error_count = error_count + :faulty, updated_at = now()
     WHERE id = :id AND lease_owner = :owner AND status = 'applying' AND checkpoint = :from
     RETURNING cancel_requested_at IS NOT NULL AS is_cancelled`,
    params,
  );
  return rows;
}
