import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderActor } from "../../../contract";
import type { ReturnedLine } from "../policies/plan-return";

/**
 * Purpose: writes down that the bag of an order that was cancelled on the road is back, and what was in it.
 * Parameters: order_id (Medusa's), the actor, the lines. Rows: one; `confirmed` when this call did it, `known`
 * when it had been done before, neither when the order is not waiting for its bag.
 * Invariant: a bag comes back once, whoever asks how often.
 */
export async function insertReturn(
  db: Knex,
  { order_id, actor, lines }: { order_id: string; actor: OrderActor; lines: ReturnedLine[] },
): Promise<{ confirmed: boolean; known: boolean }[]> {
  const result = await db.raw<{ rows: { confirmed: boolean; known: boolean }[] }>(
    `with confirmed as (
       insert into order_return (order_id, actor_type, actor_id)
       select order_id, cast(:actor_type as text), cast(:actor_id as text)
         from quick_order
        where order_id = :order_id and status = 'cancelled' and out_for_delivery_at is not null and deleted_at is null
           on conflict (order_id) do nothing
       returning order_id
     ), written as (
       insert into order_return_line (order_id, line_id, to_shelf, damaged, missing)
       select confirmed.order_id, line.*
         from confirmed,
              unnest(cast(:line_ids as text[]), cast(:to_shelf as integer[]), cast(:damaged as integer[]),
                     cast(:missing as integer[])) as line (line_id, to_shelf, damaged, missing)
     )
     select exists (select 1 from confirmed) as confirmed,
            exists (select 1 from order_return where order_id = :order_id) as known`,
    {
      order_id,
      actor_type: actor.type,
      actor_id: actor.id,
      line_ids: lines.map((line) => line.line_id),
      to_shelf: lines.map((line) => line.to_shelf),
      damaged: lines.map((line) => line.damaged),
      missing: lines.map((line) => line.missing),
    },
  );
  return result.rows;
}
