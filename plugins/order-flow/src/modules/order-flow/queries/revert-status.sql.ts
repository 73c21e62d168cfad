import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderStatus } from "../../../contract";

export interface RevertStatusParams {
  order_id: string;
  event_id: string;
  from: OrderStatus;
  to: OrderStatus;
}

/**
 * Purpose: takes back a transition whose follow-up failed, together with its log line.
 * Parameters: the transition as it was made and the id of its log line.
 * Rows: one when it was taken back; none when the order has moved on or it was taken back before, which is left alone.
 */
export async function revertStatus(db: Knex, params: RevertStatusParams): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `with forgotten as (
       delete from order_event
        where id = :event_id and order_id = :order_id and to_status = :to
       returning order_id
     )
     update quick_order
        set status = :from,
            :stamp: = null,
            picker_id = case when :to = 'preparing' then null else picker_id end,
            cancel_reason = case when :to = 'cancelled' then null else cancel_reason end,
            updated_at = now()
       from forgotten
      where quick_order.order_id = forgotten.order_id and quick_order.status = :to
     returning quick_order.order_id`,
    { ...params, stamp: `${params.to}_at` },
  );
  return result.rows;
}
