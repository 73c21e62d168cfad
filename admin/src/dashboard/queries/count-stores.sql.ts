import type { DataSource } from "typeorm";

export interface StoreCount {
  status: string;
  count: number;
}

/** Purpose: how many dark stores are in each status. Parameters: a store or null for all. Rows: one per status that has stores. */
export function countStores(database: DataSource, dark_store_id: string | null): Promise<StoreCount[]> {
  return database.query<StoreCount[]>(
    `SELECT status, count(*)::int AS count FROM dark_store WHERE deleted_at IS NULL AND ($1::text IS NULL OR id = $1) GROUP BY status`,
    [dark_store_id],
  );
}
