import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderStatus } from "../../../contract";

export interface LockedOrder {
  id: string;
  status: OrderStatus;
  picker_id: string | null;
  cart_id: string;
  dark_store_id: string;
  payment_method: string;
  total: number;
}

/**
 * Purpose: takes the row lock under which an order is moved or picked; the order's row is always locked before its lines.
 * Parameters: order_id (Medusa's). Rows: one, or none when there is no such order. Run inside a transaction.
 */
export async function lockOrder(db: Knex, params: { order_id: string }): Promise<LockedOrder[]> {
  const result = await db.raw<{ rows: LockedOrder[] }>(
    `select id, status, picker_id, cart_id, dark_store_id, payment_method,
            cast(total as double precision) as total
       from quick_order
      where order_id = :order_id and deleted_at is null
        for update`,
    params,
  );
  return result.rows;
}
