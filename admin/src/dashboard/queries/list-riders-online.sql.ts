import type { DataSource } from "typeorm";

export interface RiderOnline {
  rider_id: string;
  name: string;
  /** `idle`, `offered` with an offer to answer, `to_store` with something to fetch, `carrying`, or `silent` when nothing was heard lately. */
  state: "idle" | "offered" | "to_store" | "carrying" | "silent";
  latitude: number | null;
  longitude: number | null;
  recorded_at: Date | null;
}

/**
 * Purpose: who is on a shift, where they were last, and what they do.
 * Parameters: after how long without a word a rider is silent, how many rows, and a store or null for all: of a store
 * are those at home there, at work for it, or nearer than 10 km or so. Rows: silent ones last.
 * Invariant: a rider once; a suspended rider never.
 */
export function listRidersOnline(
  database: DataSource,
  { silent_after_ms, dark_store_id, limit }: { silent_after_ms: number; dark_store_id: string | null; limit: number },
): Promise<RiderOnline[]> {
  return database.query<RiderOnline[]>(
    `SELECT rider.id AS rider_id, rider.first_name AS name,
            CASE WHEN (greatest(place.recorded_at, shift.started_at) > now() - $1::int * interval '1 millisecond')
                      IS NOT TRUE THEN 'silent'
                 WHEN work.carried THEN 'carrying'
                 WHEN work.carried IS NOT NULL THEN 'to_store'
                 WHEN EXISTS (
                   SELECT 1 FROM delivery_offer
                   WHERE delivery_offer.rider_id = rider.id AND delivery_offer.status = 'offered'
                     AND delivery_offer.expires_at > now() AND delivery_offer.created_at > now() - interval '1 hour'
                     AND delivery_offer.deleted_at IS NULL
                 ) THEN 'offered'
                 ELSE 'idle' END AS state,
            place.latitude, place.longitude, place.recorded_at
     FROM rider_shift AS shift
     JOIN rider ON rider.id = shift.rider_id AND rider.status = 'active' AND rider.deleted_at IS NULL
     LEFT JOIN rider_location AS place ON place.rider_id = rider.id
     LEFT JOIN LATERAL (
       SELECT bool_or(delivery.status = 'picked_up') AS carried, bool_or(delivery.dark_store_id = $3) AS is_theirs
       FROM delivery
       WHERE delivery.rider_id = rider.id AND delivery.status IN ('assigned', 'picked_up') AND delivery.deleted_at IS NULL
     ) AS work ON true
     LEFT JOIN dark_store ON dark_store.id = $3
     WHERE shift.ended_at IS NULL AND shift.deleted_at IS NULL
       AND ($3::text IS NULL OR rider.home_dark_store_id = $3 OR work.is_theirs
            OR (abs(place.latitude - dark_store.latitude) < 0.1 AND abs(place.longitude - dark_store.longitude) < 0.1))
     ORDER BY (greatest(place.recorded_at, shift.started_at) > now() - $1::int * interval '1 millisecond') DESC NULLS LAST,
              rider.id
     LIMIT $2`,
    [silent_after_ms, limit, dark_store_id],
  );
}
