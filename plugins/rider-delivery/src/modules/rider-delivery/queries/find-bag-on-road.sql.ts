import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Tells who still has the bag of a failed attempt, without locking anything.
 * Parameters: delivery. Rows: one with the rider, or none when there is no such bag.
 */
export async function findBagOnRoad(db: Knex, params: { delivery_id: string }): Promise<{ rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { rider_id: string }[] }>(
    `SELECT rider_id FROM delivery WHERE id = :delivery_id AND status = 'failed' AND keeps_rider_busy`,
    params,
  );
  return rows;
}
