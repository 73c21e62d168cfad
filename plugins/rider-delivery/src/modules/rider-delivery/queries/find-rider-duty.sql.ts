import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Vehicle } from "../../../contract";

export type RiderDuty = {
  id: string;
  status: "active" | "suspended";
  vehicle: Vehicle;
  shift_id: string | null;
  /** The shift takes no new orders. */
  closing: boolean;
  unfinished: number;
};

/**
 * Tells what a rider is doing now.
 * Parameters: rider. Rows: none or one; `shift_id` is null when offline, `unfinished` counts deliveries not handed over and bags not brought back.
 */
export async function findRiderDuty(db: Knex, params: { rider_id: string }): Promise<RiderDuty[]> {
  const { rows } = await db.raw<{ rows: RiderDuty[] }>(
    `
    SELECT r.id, r.status, r.vehicle, s.id AS shift_id, s.closing_at IS NOT NULL AS closing,
           (SELECT count(*)::int FROM delivery d WHERE d.rider_id = r.id AND d.keeps_rider_busy) AS unfinished
      FROM rider r
      LEFT JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.deleted_at IS NULL
     WHERE r.id = :rider_id AND r.deleted_at IS NULL`,
    params,
  );
  return rows;
}
