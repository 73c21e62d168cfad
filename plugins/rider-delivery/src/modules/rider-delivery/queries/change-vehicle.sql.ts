import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Vehicle } from "../../../contract";

/**
 * Changes what a rider rides.
 * Parameters: rider, vehicle. Rows: one, or none when there is no such rider. Call with the rider locked.
 */
export async function changeVehicle(
  db: Knex,
  params: { rider_id: string; vehicle: Vehicle },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `UPDATE rider SET vehicle = :vehicle, updated_at = now() WHERE id = :rider_id AND deleted_at IS NULL RETURNING id`,
    params,
  );
  return rows;
}
