import type { DataSource } from "typeorm";

export interface OpenOrderCount {
  status: string;
  count: number;
  late_count: number;
}

/**
 * Purpose: how many orders are open in each status, and how many of them are past their promise.
 * Parameters: statuses that count as open, a store or null for all. Rows: one per status that has orders.
 * Invariant: reads only open orders, through the index on (status, promised_at).
 */
export function countOpenOrders(
  database: DataSource,
  { statuses, dark_store_id }: { statuses: readonly string[]; dark_store_id: string | null },
): Promise<OpenOrderCount[]> {
  return database.query<OpenOrderCount[]>(
    `SELECT status, count(*)::int AS count, (count(*) FILTER (WHERE promised_at < now()))::int AS late_count
     FROM quick_order
     WHERE status = ANY ($1) AND deleted_at IS NULL
       AND ($2::text IS NULL OR dark_store_id = $2)
     GROUP BY status`,
    [[...statuses], dark_store_id],
  );
}
