import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type ShiftClosing = {
  rider_id: string;
  earning_id: string;
  /** Rupees that an hour on shift brings at the least; 0 for no guarantee. */
  hourly_guarantee: number;
  /** The part of the answered offers that a rider must have accepted to have it, 0 to 1. */
  minimum_acceptance: number;
  /** Of the guarantee. */
  currency_code: string;
  /** Only when nothing was heard of the rider for this long, and then the shift ended with the last position; null: now. */
  silent_ms: number | null;
};

/**
 * Ends a rider's open shift, and fills up what it earned to what its hours bring at the least.
 * Parameters: the closing. Rows: the shift's id, or none when none was open, or the rider is not silent. Call with the
 * rider locked.
 * Invariant: a shift that has ended has had its guarantee, once; hours count until the last position. Offers that were
 * withdrawn, and deliveries that operations or the system took back, say nothing about the rider.
 */
export async function closeShift(db: Knex, closing: ShiftClosing): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    WITH closed AS (
      UPDATE rider_shift s
         SET ended_at = CASE WHEN CAST(:silent_ms AS float8) IS NULL THEN now() ELSE greatest(s.started_at, heard.at) END,
             updated_at = now()
        FROM (SELECT max(recorded_at) AS at FROM rider_location WHERE rider_id = :rider_id) heard
       WHERE s.rider_id = :rider_id AND s.ended_at IS NULL AND s.deleted_at IS NULL
         AND (CAST(:silent_ms AS float8) IS NULL
              OR greatest(s.started_at, heard.at) < now() - CAST(:silent_ms AS float8) * interval '1 millisecond')
      RETURNING s.id, s.rider_id, s.started_at, least(s.ended_at, greatest(s.started_at, heard.at)) AS heard_until),
    answered AS (
      SELECT count(*) FILTER (WHERE o.status = 'accepted') AS accepted, count(*) AS answered
        FROM closed
        JOIN delivery_offer o ON o.rider_id = closed.rider_id AND o.created_at >= closed.started_at
         AND o.status IN ('accepted', 'declined', 'expired')
       WHERE NOT EXISTS (
             SELECT 1 FROM delivery_event e
              WHERE e.delivery_id = o.delivery_id AND e.created_at = o.responded_at AND e.actor_type <> 'rider')),
    earned AS (
      SELECT coalesce(sum(e.amount), 0) AS amount
        FROM closed
        JOIN rider_earning e ON e.rider_id = closed.rider_id AND e.earned_at >= closed.started_at
         AND e.kind IN ('delivery', 'attempt', 'incentive') AND e.deleted_at IS NULL),
    missing AS (
      SELECT closed.id, closed.rider_id,
             round(extract(epoch FROM closed.heard_until - closed.started_at) / 3600 * CAST(:hourly_guarantee AS numeric), 2)
               - earned.amount AS amount
        FROM closed, earned, answered
       WHERE answered.accepted >= answered.answered * CAST(:minimum_acceptance AS numeric)),
    guaranteed AS (
      INSERT INTO rider_earning (id, rider_id, shift_id, kind, amount, currency_code)
      SELECT :earning_id, rider_id, id, 'guarantee', amount, :currency_code FROM missing WHERE amount > 0)
    SELECT id FROM closed`,
    closing,
  );
  return rows;
}
