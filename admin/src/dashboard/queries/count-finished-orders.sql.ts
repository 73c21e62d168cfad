import type { DataSource } from "typeorm";

export interface FinishedOrderCount {
  status: string;
  count: number;
}

/**
 * Purpose: how today's orders ended. Parameters: statuses that count as finished, and hours to look back.
 * Rows: one per status that has orders. Invariant: bounded by the index on placed_at.
 */
export function countFinishedOrders(
  database: DataSource,
  { statuses, hours }: { statuses: readonly string[]; hours: number },
): Promise<FinishedOrderCount[]> {
  return database.query<FinishedOrderCount[]>(
    `SELECT status, count(*)::int AS count
     FROM quick_order
     WHERE placed_at > now() - make_interval(hours => $2) AND status = ANY ($1) AND deleted_at IS NULL
     GROUP BY status`,
    [[...statuses], hours],
  );
}
