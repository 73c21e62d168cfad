import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type RiderDuty = { id: string; status: "active" | "suspended"; shift_id: string | null; unfinished: number };

/**
 * Tells what a rider is doing now.
 * Parameters: rider. Rows: none or one; `shift_id` is null when offline, `unfinished` counts deliveries not handed over.
 */
export async function findRiderDuty(db: Knex, params: { rider_id: string }): Promise<RiderDuty[]> {
  const { rows } = await db.raw<{ rows: RiderDuty[] }>(
    `
    SELECT r.id, r.status, s.id AS shift_id,
           (SELECT count(*)::int FROM delivery d WHERE d.rider_id = r.id AND d.status IN ('assigned', 'picked_up')) AS unfinished
      FROM rider r
      LEFT JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.deleted_at IS NULL
     WHERE r.id = :rider_id AND r.deleted_at IS NULL`,
    params,
  );
  return rows;
}
