import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderActorType, OrderStatus } from "../../../contract";

export interface ChangeStatusParams {
  order_id: string;
  from: OrderStatus;
  to: OrderStatus;
  at: Date;
  event_id: string;
  actor_type: OrderActorType;
  actor_id: string;
  reason: string | null;
}

/**
 * Purpose: moves an order if it still is where the caller believes, stamps the time and writes the log, in one statement.
 * Parameters: see ChangeStatusParams; a staff member who moves it to `preparing` becomes its picker.
 * Rows: one when this call won, none when the order had already left `from`.
 * Invariant: a transition happens once and is logged once, however many callers race for it.
 */
export async function changeStatus(db: Knex, params: ChangeStatusParams): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `with moved as (
       update quick_order
          set status = :to,
              :stamp: = :at,
              picker_id = case when :to = 'preparing' and :actor_type = 'staff' then :actor_id else picker_id end,
              cancel_reason = case when :to = 'cancelled' then :reason else cancel_reason end,
              updated_at = now()
        where order_id = :order_id and status = :from and deleted_at is null
       returning order_id
     ), logged as (
       insert into order_event (id, order_id, from_status, to_status, actor_type, actor_id, reason, created_at)
       select cast(:event_id as text), order_id, cast(:from as text), cast(:to as text),
              cast(:actor_type as text), cast(:actor_id as text), cast(:reason as text), cast(:at as timestamptz)
         from moved
     )
     select order_id from moved`,
    { ...params, stamp: `${params.to}_at` },
  );
  return result.rows;
}
