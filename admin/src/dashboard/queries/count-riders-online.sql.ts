import type { DataSource } from "typeorm";

export interface RidersOnline {
  online_count: number;
  busy_count: number;
}

/**
 * Purpose: how many riders are on a shift, and how many of those carry or fetch an order.
 * Parameters: delivery statuses that keep a rider busy. Rows: exactly one.
 * Invariant: a suspended rider is never online.
 */
export async function countRidersOnline(database: DataSource, busyStatuses: readonly string[]): Promise<RidersOnline> {
  const [counted] = await database.query<RidersOnline[]>(
    `SELECT count(*)::int AS online_count,
            (count(*) FILTER (WHERE EXISTS (
              SELECT 1 FROM delivery
              WHERE delivery.rider_id = rider.id AND delivery.status = ANY ($1) AND delivery.deleted_at IS NULL
            )))::int AS busy_count
     FROM rider
     WHERE rider.status = 'active' AND rider.deleted_at IS NULL
       AND EXISTS (
         SELECT 1 FROM rider_shift
         WHERE rider_shift.rider_id = rider.id AND rider_shift.ended_at IS NULL AND rider_shift.deleted_at IS NULL
       )`,
    [[...busyStatuses]],
  );
  return counted ?? { online_count: 0, busy_count: 0 };
}
