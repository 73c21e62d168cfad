import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Opens a shift unless the rider has one open.
 * Parameters: id, rider. Rows: the new shift's id, or none when one is open already.
 * Invariant: one open shift per rider (unique index).
 */
export async function openShift(db: Knex, params: { id: string; rider_id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    INSERT INTO rider_shift (id, rider_id)
    VALUES (:id, :rider_id)
    ON CONFLICT (rider_id) WHERE ended_at IS NULL AND deleted_at IS NULL DO NOTHING
    RETURNING id`,
    params,
  );
  return rows;
}
