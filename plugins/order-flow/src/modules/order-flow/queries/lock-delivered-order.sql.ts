import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderStatus } from "../../../contract";

export interface DeliveredOrder {
  order_id: string;
  customer_id: string | null;
  status: OrderStatus;
  payment_method: string;
  delivered_at: Date | null;
}

/**
 * Purpose: takes the row lock under which the items of an order are refunded, one refund at a time.
 * Parameters: order_id (Medusa's). Rows: one, or none when there is no such order. Run inside a transaction.
 */
export async function lockDeliveredOrder(db: Knex, params: { order_id: string }): Promise<DeliveredOrder[]> {
  const result = await db.raw<{ rows: DeliveredOrder[] }>(
    `select order_id, customer_id, status, payment_method, delivered_at
       from quick_order
      where order_id = :order_id and deleted_at is null
        for update`,
    params,
  );
  return result.rows;
}
