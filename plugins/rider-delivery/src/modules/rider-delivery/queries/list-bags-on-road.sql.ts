import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type BagOnRoad = { id: string; order_id: string };

/** Bags on their way back to the store, longest waiting first. Parameters: limit. Rows: deliveries with their orders. */
export async function listBagsOnRoad(db: Knex, params: { limit: number }): Promise<BagOnRoad[]> {
  const { rows } = await db.raw<{ rows: BagOnRoad[] }>(
    `
    SELECT id, order_id FROM delivery
     WHERE keeps_rider_busy AND status IN ('failed', 'cancelled')
     ORDER BY updated_at, id
     LIMIT :limit`,
    params,
  );
  return rows;
}
