import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Purpose: puts an order whose records could not be written at the end of the retry queue, so that it holds up no other.
 * Parameters: order_id (Medusa's). Rows: the order.
 */
export async function postponeRecording(db: Knex, params: { order_id: string }): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `update quick_order set updated_at = now()
      where order_id = :order_id
     returning order_id`,
    params,
  );
  return result.rows;
}
