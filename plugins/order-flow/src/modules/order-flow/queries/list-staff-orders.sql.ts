import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderStatus } from "../../../contract";

export interface StaffOrderRow {
  order_id: string;
  display_id: number;
  dark_store_id: string;
  status: OrderStatus;
  promised_at: Date;
  placed_at: Date;
  picker_id: string | null;
  customer_first_name: string | null;
  pickup_code: string;
  bags: number | null;
  count: number;
}

/**
 * Purpose: the work queue of some stores, oldest promise first.
 * Parameters: dark_store_ids, statuses, limit, offset. Rows: one page, each with the count of the whole queue.
 */
export async function listStaffOrders(
  db: Knex,
  params: { dark_store_ids: string[]; statuses: OrderStatus[]; limit: number; offset: number },
): Promise<StaffOrderRow[]> {
  const result = await db.raw<{ rows: StaffOrderRow[] }>(
    `select order_id, display_id, dark_store_id, status, promised_at, placed_at, picker_id, customer_first_name,
            pickup_code, bags, cast(count(*) over () as integer) as count
       from quick_order
      where dark_store_id = any(:dark_store_ids) and status = any(:statuses) and deleted_at is null
      order by promised_at, order_id
      limit :limit offset :offset`,
    params,
  );
  return result.rows;
}
