import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks a rider, so that accepting, ending a shift, reassigning and suspending happen one after the other.
 * Parameters: rider. Rows: none or one. Call inside a transaction; read the rider's duty in the next statement, which
 * sees what changed while this one waited.
 */
export async function lockRider(db: Knex, params: { rider_id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `SELECT id FROM rider WHERE id = :rider_id AND deleted_at IS NULL FOR NO KEY UPDATE`,
    params,
  );
  return rows;
}
