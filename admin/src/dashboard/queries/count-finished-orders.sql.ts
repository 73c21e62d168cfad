import type { DataSource } from "typeorm";

export interface FinishedOrderCount {
  status: string;
  count: number;
}

/**
 * Purpose: how today's orders ended. Parameters: statuses that count as finished, hours to look back, a store or null for all.
 * Rows: one per status that has orders. Invariant: bounded by the index on placed_at.
 */
export function countFinishedOrders(
  database: DataSource,
  { statuses, hours, dark_store_id }: { statuses: readonly string[]; hours: number; dark_store_id: string | null },
): Promise<FinishedOrderCount[]> {
  return database.query<FinishedOrderCount[]>(
    `SELECT status, count(*)::int AS count
     FROM quick_order
     WHERE placed_at > now() - make_interval(hours => $2) AND status = ANY ($1) AND deleted_at IS NULL
       AND ($3::text IS NULL OR dark_store_id = $3)
     GROUP BY status`,
    [[...statuses], hours, dark_store_id],
  );
}
