import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface TakeOverParams {
  order_id: string;
  /** The picker whom the new one saw; null when nobody picked. */
  from_picker_id: string | null;
  picker_id: string;
  event_id: string;
  reason: string;
}

/**
 * Purpose: makes someone else the picker of an order that is being prepared, if its picker still is the one they saw, and
 * logs it, in one statement.
 * Parameters: see TakeOverParams. Rows: one when this call won, none otherwise.
 * Invariant: of several who saw the same picker one wins.
 */
export async function takeOverOrder(db: Knex, params: TakeOverParams): Promise<{ order_id: string }[]> {
  const result = await db.raw<{ rows: { order_id: string }[] }>(
    `with taken as (
       update quick_order
          set picker_id = :picker_id, updated_at = now()
        where order_id = :order_id and status = 'preparing' and deleted_at is null
          and picker_id is not distinct from cast(:from_picker_id as text)
       returning order_id, status
     ), logged as (
       insert into order_event (id, order_id, from_status, to_status, actor_type, actor_id, reason)
       select cast(:event_id as text), order_id, status, status, 'staff', cast(:picker_id as text), cast(:reason as text)
         from taken
     )
     select order_id from taken`,
    { ...params },
  );
  return result.rows;
}
