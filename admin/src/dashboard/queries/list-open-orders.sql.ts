import type { DataSource } from "typeorm";

export interface OpenOrder {
  order_id: string;
  display_id: number;
  status: string;
  dark_store_id: string;
  dark_store: string;
  rider: string | null;
  placed_at: Date;
  promised_at: Date;
}

/**
 * Purpose: the open orders whose promise ends first, with their store and rider.
 * Parameters: statuses that count as open, a store or null for all, and how many rows. Rows: oldest promise first.
 * Invariant: at most `limit` rows; found by the index on status and promise.
 */
export function listOpenOrders(
  database: DataSource,
  { statuses, dark_store_id, limit }: { statuses: readonly string[]; dark_store_id: string | null; limit: number },
): Promise<OpenOrder[]> {
  return database.query<OpenOrder[]>(
    `SELECT quick_order.order_id, quick_order.display_id, quick_order.status, quick_order.dark_store_id,
            quick_order.placed_at, quick_order.promised_at,
            COALESCE(dark_store.name, quick_order.dark_store_id) AS dark_store, rider.first_name AS rider
     FROM quick_order
     LEFT JOIN dark_store ON dark_store.id = quick_order.dark_store_id
     LEFT JOIN delivery ON delivery.order_id = quick_order.order_id AND delivery.deleted_at IS NULL
     LEFT JOIN rider ON rider.id = delivery.rider_id
     WHERE quick_order.status = ANY ($1) AND quick_order.deleted_at IS NULL
       AND ($2::text IS NULL OR quick_order.dark_store_id = $2)
     ORDER BY quick_order.promised_at, quick_order.order_id
     LIMIT $3`,
    [[...statuses], dark_store_id, limit],
  );
}
