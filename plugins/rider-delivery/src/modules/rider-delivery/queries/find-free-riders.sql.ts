import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Vehicle } from "../../../contract";

export type FreeRider = {
  id: string;
  vehicle: Vehicle;
  /** Orders the rider takes in one trip; null: as many as the vehicle carries. */
  capacity: number | null;
  latitude: number;
  longitude: number;
  /** Deliveries taken in the shift that is open. */
  taken: number;
  /** Whether the rider may take more cash. */
  takes_cash: boolean;
  /** Deliveries of the round that the rider declined or gave back lately. */
  declined: string[];
};

export type FreeRiderSearch = {
  delivery_ids: string[];
  fresh_position_ms: number;
  search_radius_m: number;
  declined_pause_ms: number;
  riders_per_store: number;
  /** Rupees in cash from which on a rider without an own limit gets no cash order. */
  cash_limit: number;
};

/**
 * Finds the riders who could take deliveries of a round: the nearest of each pickup.
 * Parameters: deliveries of the round, age of a usable position, radius around a pickup, how long it is remembered that
 * a rider did not keep a delivery, riders per pickup, the limit to cash. Rows: riders, each once.
 * Invariant: only active riders on a shift that is not closing, with a fresh position and nothing unfinished.
 */
export async function findFreeRiders(db: Knex, search: FreeRiderSearch): Promise<FreeRider[]> {
  const { rows } = await db.raw<{ rows: FreeRider[] }>(
    `
    WITH pickup AS (
      SELECT DISTINCT ST_SetSRID(ST_MakePoint(pickup_longitude, pickup_latitude), 4326)::geography AS point
        FROM delivery WHERE id = ANY(:delivery_ids))
    SELECT DISTINCT near.id, near.vehicle, near.capacity, near.latitude, near.longitude, near.takes_cash,
           (SELECT count(*)::int FROM delivery d
             WHERE d.rider_id = near.id AND d.created_at > near.started_at) AS taken,
           ARRAY(SELECT o.delivery_id FROM delivery_offer o
                  WHERE o.rider_id = near.id AND o.delivery_id = ANY(:delivery_ids) AND o.status = 'declined'
                    AND o.responded_at > now() - :declined_pause_ms * interval '1 millisecond'
                  ORDER BY o.delivery_id) AS declined
      FROM pickup
     CROSS JOIN LATERAL (
           SELECT r.id, r.vehicle, r.capacity, l.latitude, l.longitude, s.started_at,
                  coalesce(r.cash_limit, :cash_limit) > r.cash_held AS takes_cash
             FROM rider_location l
             JOIN rider r ON r.id = l.rider_id AND r.status = 'active' AND r.deleted_at IS NULL
             JOIN rider_shift s ON s.rider_id = l.rider_id AND s.ended_at IS NULL AND s.closing_at IS NULL
              AND s.deleted_at IS NULL
            WHERE ST_DWithin(l.location, pickup.point, :search_radius_m)
              AND l.recorded_at > now() - :fresh_position_ms * interval '1 millisecond'
              AND NOT EXISTS (
                  SELECT 1 FROM delivery carried
                   WHERE carried.rider_id = l.rider_id AND carried.keeps_rider_busy)
            ORDER BY l.location <-> pickup.point
            LIMIT :riders_per_store) near
     ORDER BY near.id`,
    search,
  );
  return rows;
}
