import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks what a rider has of a trip before the pickup.
 * Parameters: rider, trip. Rows: deliveries nobody else holds.
 * Invariant: never waits (SKIP LOCKED): a pickup under way goes first; call inside a transaction.
 */
export async function lockTrip(db: Knex, params: { rider_id: string; trip_id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    SELECT id FROM delivery
     WHERE rider_id = :rider_id AND trip_id = :trip_id AND status = 'assigned'
     ORDER BY id
       FOR NO KEY UPDATE SKIP LOCKED`,
    params,
  );
  return rows;
}
