import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Orders placed in `[from, to)`, of one store or of all. */
export interface AnalyticsWindow {
  from: Date;
  to: Date;
  dark_store_id: string | null;
}

export interface StatusSummary {
  status: string;
  orders: number;
  /** What these orders owe, in major units. */
  value: number;
  /** Of these, delivered no later than promised; 0 for statuses other than delivered. */
  promise_kept: number;
}

/**
 * Purpose: counts and values of the orders placed in a window, by present status.
 * Parameters: from, to, dark_store_id (null for every store). Rows: at most one per status.
 */
export async function summarizeOrders(db: Knex, params: AnalyticsWindow): Promise<StatusSummary[]> {
  const result = await db.raw<{ rows: StatusSummary[] }>(
    `select status,
            cast(count(*) as integer) as orders,
            cast(sum(due_total) as double precision) as value,
            cast(count(*) filter (where delivered_at <= promised_at) as integer) as promise_kept
       from quick_order
      where placed_at >= :from and placed_at < :to and deleted_at is null
        and (cast(:dark_store_id as text) is null or dark_store_id = :dark_store_id)
      group by status
      order by status
      limit 10`,
    { ...params },
  );
  return result.rows;
}
