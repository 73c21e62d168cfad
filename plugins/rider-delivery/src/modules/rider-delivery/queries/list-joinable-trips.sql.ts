import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { JoinableTrip } from "../policies/join-trips";

export type JoinableTripRow = Omit<JoinableTrip, "ready_at_ms"> & { ready_at: Date };

/**
 * Lists the trips of these stores of which nothing is picked up.
 * Parameters: stores, deliveries of the round, age of a usable position, how long it is remembered that a rider did not
 * keep a delivery, the limit to cash, limit. Rows: trips with their stops, where their riders are and what those declined.
 * Invariant: only riders on a shift that is not closing, with a fresh position and nothing but this trip.
 */
export async function listJoinableTrips(
  db: Knex,
  params: {
    dark_store_ids: string[];
    delivery_ids: string[];
    fresh_position_ms: number;
    declined_pause_ms: number;
    /** Rupees in cash from which on a rider without an own limit gets no cash order. */
    cash_limit: number;
    limit: number;
  },
): Promise<JoinableTripRow[]> {
  const { rows } = await db.raw<{ rows: JoinableTripRow[] }>(
    `
    SELECT d.trip_id, d.rider_id, d.dark_store_id, r.vehicle, r.capacity, l.latitude, l.longitude,
           max(d.ready_at) AS ready_at, sum(d.load_g)::int AS load_g,
           coalesce(r.cash_limit, :cash_limit) > r.cash_held AS takes_cash,
           jsonb_agg(jsonb_build_object('delivery_id', d.id, 'latitude', d.drop_latitude, 'longitude', d.drop_longitude)
                     ORDER BY d.sequence, d.id) AS stops,
           ARRAY(SELECT o.delivery_id FROM delivery_offer o
                  WHERE o.rider_id = d.rider_id AND o.delivery_id = ANY(:delivery_ids) AND o.status = 'declined'
                    AND o.responded_at > now() - :declined_pause_ms * interval '1 millisecond') AS declined
      FROM delivery d
      JOIN rider r ON r.id = d.rider_id AND r.status = 'active' AND r.deleted_at IS NULL
      JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.closing_at IS NULL AND s.deleted_at IS NULL
      JOIN rider_location l ON l.rider_id = r.id AND l.recorded_at > now() - :fresh_position_ms * interval '1 millisecond'
     WHERE d.status = 'assigned' AND d.dark_store_id = ANY(:dark_store_ids) AND d.trip_id IS NOT NULL
       AND NOT EXISTS (
           SELECT 1 FROM delivery other
            WHERE other.rider_id = d.rider_id AND other.keeps_rider_busy
              AND (other.status = 'assigned' AND other.trip_id = d.trip_id) IS NOT TRUE)
     GROUP BY d.trip_id, d.rider_id, d.dark_store_id, r.vehicle, r.capacity, r.cash_limit, r.cash_held,
              l.latitude, l.longitude
     ORDER BY d.trip_id
     LIMIT :limit`,
    params,
  );
  return rows;
}
