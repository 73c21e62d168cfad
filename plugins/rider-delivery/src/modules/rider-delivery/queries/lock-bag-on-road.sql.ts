import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks a delivery whose attempt has failed and whose bag is still with its rider.
 * Parameters: delivery. Rows: one with the rider, or none when there is no such bag. Call inside a transaction.
 */
export async function lockBagOnRoad(db: Knex, params: { delivery_id: string }): Promise<{ rider_id: string }[]> {
  const { rows } = await db.raw<{ rows: { rider_id: string }[] }>(
    `
    SELECT rider_id FROM delivery
     WHERE id = :delivery_id AND status = 'failed' AND keeps_rider_busy
       FOR NO KEY UPDATE`,
    params,
  );
  return rows;
}
