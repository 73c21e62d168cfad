import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ArrivalPlace } from "../../../contract";
import type { LocationRow } from "../location-writer";

export type Arrival = {
  delivery_id: string;
  order_id: string;
  dark_store_id: string;
  customer_id: string | null;
  rider_id: string;
  place: ArrivalPlace;
  arrived_at: Date;
};

const pointOf = (latitude: string, longitude: string) =>
  `ST_SetSRID(ST_MakePoint(${longitude}, ${latitude}), 4326)::geography`;

/**
 * Notes which riders have come to the store of a delivery they are assigned, or to the door of one they carry.
 * Parameters: positions of any riders, metres around store and door. Rows: arrivals that are new.
 * Invariant: each place of a delivery is reached once, at the first position within the radius, and logged in the same
 * statement. Never waits: a delivery that somebody holds is passed over, the rider's next position comes seconds later.
 */
export async function markArrivals(
  db: Knex,
  params: { rows: readonly LocationRow[]; radius_m: number },
): Promise<Arrival[]> {
  const { rows } = await db.raw<{ rows: Arrival[] }>(
    `
    WITH near AS (
      SELECT DISTINCT ON (d.id) d.id, d.status, p.recorded_at
        FROM jsonb_to_recordset(CAST(:rows AS jsonb)) AS p (
          rider_id text, latitude double precision, longitude double precision, recorded_at timestamptz)
        JOIN delivery d ON d.rider_id = p.rider_id AND d.status IN ('assigned', 'picked_up')
       WHERE CASE d.status
               WHEN 'assigned' THEN d.arrived_at_store_at IS NULL AND p.recorded_at >= d.assigned_at
                AND ST_DWithin(${pointOf("d.pickup_latitude", "d.pickup_longitude")}, ${pointOf("p.latitude", "p.longitude")}, :radius_m)
               ELSE d.arrived_at_drop_at IS NULL AND p.recorded_at >= d.picked_up_at
                AND ST_DWithin(${pointOf("d.drop_latitude", "d.drop_longitude")}, ${pointOf("p.latitude", "p.longitude")}, :radius_m)
             END
       ORDER BY d.id, p.recorded_at),
    held AS (
      SELECT d.id FROM delivery d JOIN near ON near.id = d.id AND near.status = d.status
       ORDER BY d.id
         FOR NO KEY UPDATE OF d SKIP LOCKED),
    arrived AS (
      UPDATE delivery d
         SET arrived_at_store_at = CASE WHEN near.status = 'assigned' THEN near.recorded_at ELSE d.arrived_at_store_at END,
             arrived_at_drop_at = CASE WHEN near.status = 'picked_up' THEN near.recorded_at ELSE d.arrived_at_drop_at END,
             updated_at = now()
        FROM near JOIN held ON held.id = near.id
       WHERE d.id = near.id AND d.status = near.status
         AND CASE near.status WHEN 'assigned' THEN d.arrived_at_store_at ELSE d.arrived_at_drop_at END IS NULL
      RETURNING d.id, d.order_id, d.dark_store_id, d.customer_id, d.rider_id, d.status, near.recorded_at),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type, actor_id, reason)
      SELECT 'devt_' || replace(gen_random_uuid()::text, '-', ''), id, status, status, rider_id, 'rider', rider_id,
             CASE status WHEN 'assigned' THEN 'arrived at the store' ELSE 'arrived at the door' END
        FROM arrived)
    SELECT id AS delivery_id, order_id, dark_store_id, customer_id, rider_id,
           CASE status WHEN 'assigned' THEN 'store' ELSE 'drop' END AS place, recorded_at AS arrived_at
      FROM arrived
     ORDER BY id`,
    { radius_m: params.radius_m, rows: JSON.stringify(params.rows) },
  );
  return rows;
}
