import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { CycleCountStatus } from "../../../contract/cycle-counts";

/** Locks a count until the transaction ends. Parameters: store and count. Rows: one, or none when there is none. */
export async function lockCycleCount(
  db: Knex,
  params: { dark_store_id: string; id: string },
): Promise<{ status: CycleCountStatus }[]> {
  const { rows } = await db.raw<{ rows: { status: CycleCountStatus }[] }>(
    `SELECT status FROM cycle_count WHERE id = :id AND dark_store_id = :dark_store_id FOR NO KEY UPDATE`,
    params,
  );
  return rows;
}
