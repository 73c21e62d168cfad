import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Locks riders who are about to be asked, so that none of them takes something or goes offline at the same moment.
 * Parameters: riders. Rows: those whom nobody is changing.
 * Invariant: rounds may ask the same riders at the same time (FOR SHARE); never waits (SKIP LOCKED), so a round cannot
 * deadlock with an accept that holds the rider and wants a delivery. Check the rider's duty in a later statement.
 */
export async function lockAskedRiders(db: Knex, params: { rider_ids: string[] }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `
    SELECT id FROM rider
     WHERE id = ANY(:rider_ids) AND status = 'active' AND deleted_at IS NULL
     ORDER BY id
       FOR SHARE SKIP LOCKED`,
    params,
  );
  return rows;
}
