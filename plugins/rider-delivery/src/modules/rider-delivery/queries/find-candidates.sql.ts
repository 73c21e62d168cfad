import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { prepared } from "@quickdash/dark-stores/modules/dark-stores";
import type { Candidate } from "../policies/dispatch";

export type CandidateSearch = {
  delivery_id: string;
  fresh_position_ms: number;
  search_radius_m: number;
  declined_pause_ms: number;
  expired_pause_ms: number;
  limit: number;
  /** Rupees in cash from which on a rider without an own limit gets no cash order. */
  cash_limit: number;
};

const FIND_CANDIDATES = {
  name: "find-candidates",
  text: `
  SELECT d.id AS delivery_id, near.rider_id, near.vehicle, near.distance_m,
         (SELECT count(*)::int FROM delivery_offer o
           WHERE o.rider_id = near.rider_id AND o.status = 'offered' AND o.expires_at > now()) AS open_offers
    FROM delivery d
   CROSS JOIN LATERAL (
         SELECT l.rider_id, r.vehicle, ST_Distance(l.location, store.point) AS distance_m
           FROM (SELECT ST_SetSRID(ST_MakePoint(d.pickup_longitude, d.pickup_latitude), 4326)::geography AS point) store,
                rider_location l
           JOIN rider r ON r.id = l.rider_id AND r.status = 'active' AND r.deleted_at IS NULL
           JOIN rider_shift s ON s.rider_id = l.rider_id AND s.ended_at IS NULL AND s.closing_at IS NULL
            AND s.deleted_at IS NULL
          WHERE ST_DWithin(l.location, store.point, $2::float8)
            AND l.recorded_at > now() - $3::float8 * interval '1 millisecond'
            AND NOT EXISTS (
                SELECT 1 FROM delivery carried
                 WHERE carried.rider_id = l.rider_id AND carried.keeps_rider_busy)
            AND NOT EXISTS (
                SELECT 1 FROM delivery_offer o
                 WHERE o.delivery_id = d.id AND o.rider_id = l.rider_id
                   AND (o.status = 'offered'
                        OR (o.status = 'declined' AND o.responded_at > now() - $4::float8 * interval '1 millisecond')
                        OR (o.status = 'expired' AND o.responded_at > now() - $5::float8 * interval '1 millisecond')))
            AND (d.cash_to_collect = 0 OR coalesce(r.cash_limit, $7::numeric) > r.cash_held)
          ORDER BY l.location <-> store.point
          LIMIT $6::int) near
   WHERE d.id = $1
   ORDER BY near.distance_m`,
};

/**
 * Finds the nearest riders who could take a delivery: of one delivery, so that the plan can be kept.
 * Parameters: delivery, age of a usable position, radius around the store, how long a decline and an expiry are
 * remembered, how many candidates. Rows: candidates, nearest first, distance in metres from rider to store.
 * Invariant: only active riders on a shift that is not closing, with a fresh position and without an unfinished delivery;
 * nobody who has this offer open, or answered it lately. The inner query walks the index on rider_location.location by distance.
 */
export async function findCandidates(db: Knex, search: CandidateSearch): Promise<Candidate[]> {
  return prepared<Candidate>(db, FIND_CANDIDATES, [
    search.delivery_id,
    search.search_radius_m,
    search.fresh_position_ms,
    search.declined_pause_ms,
    search.expired_pause_ms,
    search.limit,
    search.cash_limit,
  ]);
}
