import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Purpose: notes that the goods of a bag are on the shelf. Parameters: order_id (Medusa's). Rows: the order, the first time. */
export async function markReturnSettled(db: Knex, params: { order_id: string }): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `update order_return set stock_moved_at = now()
      where order_id = :order_id and stock_moved_at is null
     returning order_id`,
    params,
  );
  return result.rows;
}
