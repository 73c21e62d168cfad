import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AnalyticsWindow } from "./summarize-orders.sql";

/** Pieces of the orders of a window whose picking is over. */
export interface FillSummary {
  ordered: number;
  /** Handed over as ordered. */
  picked: number;
  /** Handed over as something else instead. */
  substituted: number;
}

/**
 * Purpose: how much of what was ordered was there, for orders placed in a window.
 * Parameters: from, to, dark_store_id (null for every store). Rows: one; lines that wait to be picked do not count.
 */
export async function measureFill(db: Knex, params: AnalyticsWindow): Promise<FillSummary[]> {
  const result = await db.raw<{ rows: FillSummary[] }>(
    `select cast(coalesce(sum(line.quantity), 0) as double precision) as ordered,
            cast(coalesce(sum(line.picked_quantity - line.substituted_quantity), 0) as double precision) as picked,
            cast(coalesce(sum(line.substituted_quantity), 0) as double precision) as substituted
       from quick_order
       join quick_order_line line on line.quick_order_id = quick_order.id and line.status <> 'pending'
      where quick_order.placed_at >= :from and quick_order.placed_at < :to and quick_order.deleted_at is null
        and (cast(:dark_store_id as text) is null or quick_order.dark_store_id = :dark_store_id)`,
    { ...params },
  );
  return result.rows;
}
