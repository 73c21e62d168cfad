import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export type AssignableRow = {
  id: string;
  order_id: string;
  dark_store_id: string;
  /** When it was packed, or should be. */
  ready_at: Date;
  pickup_latitude: number;
  pickup_longitude: number;
  drop_latitude: number;
  drop_longitude: number;
  load_g: number;
  cash_to_collect: number;
};

/**
 * Locks deliveries of these stores that have no rider, oldest first.
 * Parameters: stores, limit. Rows: deliveries with both ends of their way.
 * Invariant: never waits (SKIP LOCKED): what an accept or operations hold is left to the next round; call inside a
 * transaction.
 */
export async function lockAssignableDeliveries(
  db: Knex,
  params: { dark_store_ids: string[]; limit: number },
): Promise<AssignableRow[]> {
  const { rows } = await db.raw<{ rows: AssignableRow[] }>(
    `
    SELECT id, order_id, dark_store_id, ready_at, pickup_latitude, pickup_longitude,
           drop_latitude, drop_longitude, load_g, cash_to_collect::float8 AS cash_to_collect
      FROM delivery
     WHERE status = 'unassigned' AND dark_store_id = ANY(:dark_store_ids)
     ORDER BY ready_at, id
     LIMIT :limit
       FOR NO KEY UPDATE SKIP LOCKED`,
    params,
  );
  return rows;
}
