import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AnalyticsWindow } from "./summarize-orders.sql";

export interface CancellationCount {
  /** In lower case; empty when there was none. */
  reason: string;
  orders: number;
}

/**
 * Purpose: why orders placed in a window were cancelled.
 * Parameters: from, to, dark_store_id (null for every store). Rows: the twenty most frequent reasons, whatever their case.
 */
export async function countCancellations(db: Knex, params: AnalyticsWindow): Promise<CancellationCount[]> {
  const result = await db.raw<{ rows: CancellationCount[] }>(
    `select lower(coalesce(trim(cancel_reason), '')) as reason, cast(count(*) as integer) as orders
       from quick_order
      where placed_at >= :from and placed_at < :to and deleted_at is null and status = 'cancelled'
        and (cast(:dark_store_id as text) is null or dark_store_id = :dark_store_id)
      group by 1
      order by 2 desc, 1
      limit 20`,
    { ...params },
  );
  return result.rows;
}
