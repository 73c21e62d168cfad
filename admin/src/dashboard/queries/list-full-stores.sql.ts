import type { DataSource } from "typeorm";

export interface FullStore {
  dark_store_id: string;
  name: string;
  open_orders: number;
  max_open_orders: number;
  overloaded_since: Date | null;
}

/**
 * Purpose: stores near or over the open orders they can take.
 * Parameters: statuses that count as open, from which part of the maximum on, a store or null for all, how many rows. Rows: fullest first.
 * Invariant: stores without a maximum are never full.
 */
export function listFullStores(
  database: DataSource,
  {
    statuses,
    from_part,
    dark_store_id,
    limit,
  }: { statuses: readonly string[]; from_part: number; dark_store_id: string | null; limit: number },
): Promise<FullStore[]> {
  return database.query<FullStore[]>(
    `SELECT dark_store.id AS dark_store_id, dark_store.name, dark_store.max_open_orders, dark_store.overloaded_since,
            queue.open_orders
     FROM dark_store
     CROSS JOIN LATERAL (
       SELECT count(*)::int AS open_orders FROM quick_order
       WHERE quick_order.dark_store_id = dark_store.id AND quick_order.status = ANY ($1)
         AND quick_order.deleted_at IS NULL
     ) AS queue
     WHERE dark_store.max_open_orders IS NOT NULL AND dark_store.deleted_at IS NULL
       AND ($4::text IS NULL OR dark_store.id = $4)
       AND (dark_store.overloaded_since IS NOT NULL OR queue.open_orders >= dark_store.max_open_orders * $2::float8)
     ORDER BY queue.open_orders::float8 / dark_store.max_open_orders DESC, dark_store.id
     LIMIT $3`,
    [[...statuses], from_part, limit, dark_store_id],
  );
}
