import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { AnalyticsWindow } from "./summarize-orders.sql";

export interface IntervalSummary {
  /** When the hour or day begins. */
  starts_at: Date;
  orders: number;
  delivered: number;
  cancelled: number;
  /** Of delivered orders, in major units. */
  revenue: number;
  promise_kept: number;
}

/**
 * Purpose: the orders placed in a window, hour by hour or day by day as they are in a time zone.
 * Parameters: from, to, dark_store_id (null for every store), interval, time zone. Rows: one per interval with orders,
 * oldest first.
 */
export async function summarizeIntervals(
  db: Knex,
  params: AnalyticsWindow & { interval: "hour" | "day"; time_zone: string },
): Promise<IntervalSummary[]> {
  const result = await db.raw<{ rows: IntervalSummary[] }>(
    `select date_trunc(cast(:interval as text), placed_at, cast(:time_zone as text)) as starts_at,
            cast(count(*) as integer) as orders,
            cast(count(*) filter (where status = 'delivered') as integer) as delivered,
            cast(count(*) filter (where status = 'cancelled') as integer) as cancelled,
            cast(coalesce(sum(due_total) filter (where status = 'delivered'), 0) as double precision) as revenue,
            cast(count(*) filter (where status = 'delivered' and delivered_at <= promised_at) as integer) as promise_kept
       from quick_order
      where placed_at >= :from and placed_at < :to and deleted_at is null
        and (cast(:dark_store_id as text) is null or dark_store_id = :dark_store_id)
      group by 1
      order by 1
      limit 400`,
    { ...params },
  );
  return result.rows;
}
