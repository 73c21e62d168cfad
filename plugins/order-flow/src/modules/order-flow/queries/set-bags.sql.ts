import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: writes in how many bags an order leaves the store.
 * Parameters: order_id (Medusa's), bags (1 to 20). Rows: one. Run under the order's row lock.
 */
export async function setBags(db: Knex, params: { order_id: string; bags: number }): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `update quick_order set bags = :bags, updated_at = now()
      where order_id = :order_id and deleted_at is null
     returning order_id`,
    params,
  );
  return result.rows;
}
