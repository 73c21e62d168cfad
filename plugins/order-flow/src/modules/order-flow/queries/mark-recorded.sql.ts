import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderStatus } from "../../../contract";

/**
 * Purpose: notes that Medusa's records now say what the order's status said when they were written.
 * Parameters: order_id (Medusa's), status. Rows: the order. A newer status stays visible as a difference.
 */
export async function markRecorded(
  db: Knex,
  params: { order_id: string; status: OrderStatus },
): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `update quick_order set recorded_status = :status
      where order_id = :order_id
     returning order_id`,
    params,
  );
  return result.rows;
}
