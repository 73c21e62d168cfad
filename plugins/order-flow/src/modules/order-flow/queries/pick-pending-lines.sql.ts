import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: takes every line nobody resolved as picked in full, when an operator vouches for the packed order.
 * Parameters: order_id (Medusa's). Rows: the lines changed. Run under the order's row lock.
 */
export async function pickPendingLines(db: Knex, params: { order_id: string }): Promise<{ id: string }[]> {
  const result = await db.raw<{ rows: { id: string }[] }>(
    `update quick_order_line
        set status = 'picked', picked_quantity = quantity, updated_at = now()
      where order_id = :order_id and status = 'pending' and deleted_at is null
     returning id`,
    params,
  );
  return result.rows;
}
