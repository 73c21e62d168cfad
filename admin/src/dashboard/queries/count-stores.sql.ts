import type { DataSource } from "typeorm";

export interface StoreCount {
  status: string;
  count: number;
}

/** Purpose: how many dark stores are in each status. Parameters: none. Rows: one per status that has stores. */
export function countStores(database: DataSource): Promise<StoreCount[]> {
  return database.query<StoreCount[]>(
    `SELECT status, count(*)::int AS count FROM dark_store WHERE deleted_at IS NULL GROUP BY status`,
  );
}
