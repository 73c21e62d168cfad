import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Asks for a job to be cancelled; one that nobody works on is cancelled at once. Parameters: job. Rows: its status then,
 * or none when it has ended already.
 */
export async function requestBulkCancel(db: Knex, params: { id: string }): Promise<{ status: string }[]> {
  const { rows } = await db.raw<{ rows: { status: string }[] }>(
    `UPDATE bulk_job
     SET cancel_requested_at = now(), updated_at = now(),
         status = CASE WHEN lease_until > now() THEN status ELSE 'cancelled' END,
         finished_at = CASE WHEN lease_until > now() THEN NULL ELSE now() END
     WHERE id = :id AND status IN ('uploading', 'validating', 'applying')
     RETURNING status`,
    params,
  );
  return rows;
}
