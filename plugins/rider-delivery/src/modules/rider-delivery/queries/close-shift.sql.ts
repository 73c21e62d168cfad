import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Ends a rider's open shift.
 * Parameters: rider. Rows: the shift's id, or none when none was open. Call with the rider locked.
 */
export async function closeShift(db: Knex, params: { rider_id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    UPDATE rider_shift SET ended_at = now(), updated_at = now()
     WHERE rider_id = :rider_id AND ended_at IS NULL AND deleted_at IS NULL
    RETURNING id`,
    params,
  );
  return rows;
}
