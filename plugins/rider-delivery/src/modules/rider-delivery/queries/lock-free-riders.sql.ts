import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks riders who are about to be sent somewhere.
 * Parameters: riders. Rows: those that nobody else holds.
 * Invariant: never waits (SKIP LOCKED), so a round cannot deadlock with an accept that holds the rider and wants a
 * delivery; call inside a transaction, and check the rider's duty in a later statement.
 */
export async function lockFreeRiders(db: Knex, params: { rider_ids: string[] }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    SELECT id FROM rider
     WHERE id = ANY(:rider_ids) AND deleted_at IS NULL
     ORDER BY id
       FOR NO KEY UPDATE SKIP LOCKED`,
    params,
  );
  return rows;
}
