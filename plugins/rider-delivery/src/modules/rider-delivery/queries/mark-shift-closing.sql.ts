import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Lets an open shift run out, or go on as before.
 * Parameters: rider, which of both. Rows: the shift's id, or none when it is so already. Call with the rider locked.
 * Invariant: while it is set, dispatch neither asks nor assigns the rider.
 */
export async function markShiftClosing(
  db: Knex,
  params: { rider_id: string; closing: boolean },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    UPDATE rider_shift SET closing_at = CASE WHEN CAST(:closing AS boolean) THEN now() END, updated_at = now()
     WHERE rider_id = :rider_id AND ended_at IS NULL AND deleted_at IS NULL
       AND (closing_at IS NOT NULL) <> CAST(:closing AS boolean)
    RETURNING id`,
    params,
  );
  return rows;
}
