import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: forgets that a bag came back, when its stock could not follow. Parameters: order_id. Rows: the order, if any.
 * Invariant: a return whose goods are on the shelf stays.
 */
export async function deleteReturn(db: Knex, params: { order_id: string }): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `delete from order_return where order_id = :order_id and stock_moved_at is null returning order_id`,
    params,
  );
  return result.rows;
}
