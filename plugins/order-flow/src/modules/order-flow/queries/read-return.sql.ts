import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { OrderActor } from "../../../contract";
import type { ReturnedLine } from "../policies/plan-return";

export interface ReturnRow {
  actor_type: OrderActor["type"];
  actor_id: string;
  lines: ReturnedLine[];
}

/** Purpose: what was confirmed of a bag, and by whom. Parameters: order_id (Medusa's). Rows: one, or none. */
export async function readReturn(db: Knex, params: { order_id: string }): Promise<ReturnRow[]> {
  const result = await db.raw<{ rows: ReturnRow[] }>(
    `select confirmed.actor_type, confirmed.actor_id,
            coalesce((
              select jsonb_agg(jsonb_build_object('line_id', line_id, 'to_shelf', to_shelf, 'damaged', damaged,
                                                  'missing', missing))
                from order_return_line line
               where line.order_id = confirmed.order_id
            ), '[]') as lines
       from order_return confirmed
      where confirmed.order_id = :order_id`,
    params,
  );
  return result.rows;
}
