import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Candidate } from "../policies/dispatch";

export type CandidateSearch = {
  delivery_ids: string[];
  fresh_position_ms: number;
  search_radius_m: number;
  declined_pause_ms: number;
  expired_pause_ms: number;
  candidates_per_delivery: number;
};

/**
 * Finds, for each delivery, the nearest riders who could take it.
 * Parameters: deliveries, age of a usable position, radius around the store, how long a decline and an expiry are
 * remembered, candidates per delivery. Rows: candidates, nearest first per delivery, distance in metres from rider to store.
 * Invariant: only active riders on shift with a fresh position and without an unfinished delivery; nobody who has this
 * offer open, or answered it lately. The inner query walks the index on rider_location.location by distance.
 */
export async function findCandidates(db: Knex, search: CandidateSearch): Promise<Candidate[]> {
  const { rows } = await db.raw<{ rows: Candidate[] }>(
    `
    SELECT d.id AS delivery_id, near.rider_id, near.distance_m,
           (SELECT count(*)::int FROM delivery_offer o
             WHERE o.rider_id = near.rider_id AND o.status = 'offered' AND o.expires_at > now()) AS open_offers
      FROM delivery d
     CROSS JOIN LATERAL (
           SELECT l.rider_id, ST_Distance(l.location, store.point) AS distance_m
             FROM (SELECT ST_SetSRID(ST_MakePoint(d.pickup_longitude, d.pickup_latitude), 4326)::geography AS point) store,
                  rider_location l
             JOIN rider r ON r.id = l.rider_id AND r.status = 'active' AND r.deleted_at IS NULL
             JOIN rider_shift s ON s.rider_id = l.rider_id AND s.ended_at IS NULL AND s.deleted_at IS NULL
            WHERE ST_DWithin(l.location, store.point, :search_radius_m)
              AND l.recorded_at > now() - :fresh_position_ms * interval '1 millisecond'
              AND NOT EXISTS (
                  SELECT 1 FROM delivery carried
                   WHERE carried.rider_id = l.rider_id AND carried.status IN ('assigned', 'picked_up'))
              AND NOT EXISTS (
                  SELECT 1 FROM delivery_offer o
                   WHERE o.delivery_id = d.id AND o.rider_id = l.rider_id
                     AND (o.status = 'offered'
                          OR (o.status = 'declined' AND o.responded_at > now() - :declined_pause_ms * interval '1 millisecond')
                          OR (o.status = 'expired' AND o.responded_at > now() - :expired_pause_ms * interval '1 millisecond')))
            ORDER BY l.location <-> store.point
            LIMIT :candidates_per_delivery) near
     WHERE d.id = ANY(:delivery_ids)
     ORDER BY d.id, near.distance_m`,
    search,
  );
  return rows;
}
