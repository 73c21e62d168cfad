import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Vehicle } from "../../../contract";

export type CarriedRow = {
  delivery_id: string;
  order_id: string;
  dark_store_id: string;
  customer_id: string | null;
  rider_id: string;
  vehicle: Vehicle;
  latitude: number;
  longitude: number;
  drop_latitude: number;
  drop_longitude: number;
  pace_p50: number | null;
  pace_p90: number | null;
  told_minutes: number | null;
  told_ago_ms: number | null;
};

/**
 * Reads deliveries between pickup and hand-over with the positions of their riders, the pace of their stores and what
 * their customers were told last.
 * Parameters: rider, or null for all; limit. Rows: of each rider in the order of their doors; riders never seen are left out.
 */
export async function listCarriedWithPositions(
  db: Knex,
  params: { rider_id: string | null; limit: number },
): Promise<CarriedRow[]> {
  const { rows } = await db.raw<{ rows: CarriedRow[] }>(
    `
    SELECT d.id AS delivery_id, d.order_id, d.dark_store_id, d.customer_id, d.rider_id, r.vehicle, l.latitude, l.longitude,
           d.drop_latitude, d.drop_longitude, pace.p50 AS pace_p50, pace.p90 AS pace_p90, told.eta_minutes AS told_minutes,
           (extract(epoch FROM now() - told.told_at) * 1000)::float8 AS told_ago_ms
      FROM delivery d
      JOIN rider r ON r.id = d.rider_id
      JOIN rider_location l ON l.rider_id = d.rider_id
      LEFT JOIN store_pace pace ON pace.dark_store_id = d.dark_store_id
      LEFT JOIN delivery_eta told ON told.delivery_id = d.id
     WHERE d.status = 'picked_up' AND (CAST(:rider_id AS text) IS NULL OR d.rider_id = :rider_id)
     ORDER BY d.rider_id, d.sequence NULLS LAST, d.picked_up_at, d.id
     LIMIT :limit`,
    params,
  );
  return rows;
}
