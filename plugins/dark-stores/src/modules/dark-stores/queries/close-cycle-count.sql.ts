import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Completes or cancels an open count. Parameters: the count, the new status, the actor. Rows: one, or none when it was
 * not open any more.
 */
export async function closeCycleCount(
  db: Knex,
  params: { id: string; status: "completed" | "cancelled"; actor_type: string; actor_id: string | null },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `UPDATE cycle_count
     SET status = :status, closed_by_type = :actor_type, closed_by_id = :actor_id, closed_at = now()
     WHERE id = :id AND status = 'open'
     RETURNING id`,
    params,
  );
  return rows;
}
