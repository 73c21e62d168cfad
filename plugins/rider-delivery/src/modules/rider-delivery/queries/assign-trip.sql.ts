import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type TripAssignment = {
  rider_id: string;
  trip_id: string;
  /** In the order of their hand-over. */
  stops: { delivery_id: string; sequence: number; event_id: string; offer_id: string }[];
};

/**
 * Gives deliveries to a rider as one trip, or as more of a trip of which nothing is picked up, and logs it.
 * Parameters: the trip. Rows: the deliveries that were assigned; none when the rider is off duty or has other work by now.
 * Invariant: the delivery row decides (UPDATE ... WHERE status = 'unassigned'). The assignment is kept as an accepted
 * offer, so that a rider from whom it is taken counts as having declined it. The caller holds the rider's lock.
 */
export async function assignTrip(db: Knex, { rider_id, trip_id, stops }: TripAssignment): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH stop AS (
      SELECT * FROM jsonb_to_recordset(CAST(:stops AS jsonb))
                 AS s (delivery_id text, sequence integer, event_id text, offer_id text)),
    taken AS (
      UPDATE delivery d
         SET status = 'assigned', rider_id = :rider_id, trip_id = :trip_id, sequence = stop.sequence,
             assigned_at = now(), wrong_codes = 0, code_locked_until = NULL, updated_at = now()
        FROM stop
       WHERE d.id = stop.delivery_id AND d.status = 'unassigned'
         AND EXISTS (
             SELECT 1 FROM rider r
               JOIN rider_shift s ON s.rider_id = r.id AND s.ended_at IS NULL AND s.closing_at IS NULL AND s.deleted_at IS NULL
              WHERE r.id = :rider_id AND r.status = 'active' AND r.deleted_at IS NULL)
         AND NOT EXISTS (
             SELECT 1 FROM delivery carried
              WHERE carried.rider_id = :rider_id AND carried.keeps_rider_busy
                AND (carried.status = 'assigned' AND carried.trip_id = :trip_id) IS NOT TRUE)
      RETURNING d.id, d.earning, d.pickup_latitude, d.pickup_longitude, stop.event_id, stop.offer_id),
    logged AS (
      INSERT INTO delivery_event (id, delivery_id, from_status, to_status, rider_id, actor_type)
      SELECT event_id, id, 'unassigned', 'assigned', :rider_id, 'system' FROM taken),
    remembered AS (
      INSERT INTO delivery_offer (id, delivery_id, rider_id, status, distance_m, earning, expires_at, responded_at)
      SELECT taken.offer_id, taken.id, :rider_id, 'accepted',
             ST_Distance(l.location,
               ST_SetSRID(ST_MakePoint(taken.pickup_longitude, taken.pickup_latitude), 4326)::geography),
             taken.earning, now(), now()
        FROM taken JOIN rider_location l ON l.rider_id = :rider_id)
    SELECT id FROM taken`,
    { rider_id, trip_id, stops: JSON.stringify(stops) },
  );
  return rows;
}
