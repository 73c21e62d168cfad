import type { DataSource } from "typeorm";

export interface UrgentOrder {
  order_id: string;
  display_id: number;
  status: string;
  dark_store: string;
  promised_at: Date;
}

/**
 * Purpose: the open orders whose promise ends first. Parameters: statuses that count as open, and how many rows.
 * Rows: oldest promise first. Invariant: at most `limit` rows.
 */
export function listUrgentOrders(
  database: DataSource,
  { statuses, limit }: { statuses: readonly string[]; limit: number },
): Promise<UrgentOrder[]> {
  return database.query<UrgentOrder[]>(
    `SELECT quick_order.order_id, quick_order.display_id, quick_order.status, quick_order.promised_at,
            COALESCE(dark_store.name, quick_order.dark_store_id) AS dark_store
     FROM quick_order
     LEFT JOIN dark_store ON dark_store.id = quick_order.dark_store_id
     WHERE quick_order.status = ANY ($1) AND quick_order.deleted_at IS NULL
     ORDER BY quick_order.promised_at, quick_order.order_id
     LIMIT $2`,
    [[...statuses], limit],
  );
}
