import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Takes the lock of an area until the transaction ends, without waiting.
 * Parameters: the area's key. Rows: one; `locked` is false while another process plans this area.
 * Invariant: one round per area at a time; the lock ends with its process.
 */
export async function tryLockArea(db: Knex, params: { area: string }): Promise<{ locked: boolean }[]> {
  const { rows } = await db.raw<{ rows: { locked: boolean }[] }>(
    `SELECT pg_try_advisory_xact_lock(hashtextextended('rider_delivery:area:' || :area, 0)) AS locked`,
    params,
  );
  return rows;
}
