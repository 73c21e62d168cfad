import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The notes that wait to be taken: the first, the last, and how long the first has been waiting. */
export interface WaitingChanges {
  first_id: number;
  last_id: number;
  waiting_ms: number;
}

/** Noted changes that wait. Parameters: none. Rows: one, or none when nothing waits. */
export async function findWaitingChanges(db: Knex): Promise<WaitingChanges[]> {
  const { rows } = await db.raw<{ rows: WaitingChanges[] }>(
    `SELECT first.id::float8 AS first_id, (SELECT max(id) FROM assortment_change)::float8 AS last_id,
            (extract(epoch FROM clock_timestamp() - first.created_at) * 1000)::float8 AS waiting_ms
     FROM assortment_change first
     ORDER BY first.id
     LIMIT 1`,
  );
  return rows;
}
