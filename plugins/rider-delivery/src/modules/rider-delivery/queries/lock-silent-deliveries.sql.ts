import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks deliveries that wait for a rider of whom nothing is heard.
 * Parameters: silence in milliseconds, limit. Rows: assigned deliveries whose rider has sent no position for so long,
 * or is off shift, and has had the delivery for so long.
 * Invariant: never waits (SKIP LOCKED); call inside a transaction, release in the same.
 */
export async function lockSilentDeliveries(
  db: Knex,
  params: { silent_after_ms: number; limit: number },
): Promise<{ id: string; rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string; rider_id: string }[] }>(
    `
    SELECT d.id, d.rider_id
      FROM delivery d
     WHERE d.status = 'assigned'
       AND d.assigned_at < now() - :silent_after_ms * interval '1 millisecond'
       AND (NOT EXISTS (
             SELECT 1 FROM rider_location l
              WHERE l.rider_id = d.rider_id AND l.recorded_at > now() - :silent_after_ms * interval '1 millisecond')
            OR NOT EXISTS (
             SELECT 1 FROM rider_shift s
              WHERE s.rider_id = d.rider_id AND s.ended_at IS NULL AND s.deleted_at IS NULL))
     ORDER BY d.id
     LIMIT :limit
       FOR NO KEY UPDATE OF d SKIP LOCKED`,
    params,
  );
  return rows;
}
