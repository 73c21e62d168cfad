import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Opens a count. Parameters: its id, store, bins, variants (null: any), note, actor. Rows: one. */
export async function openCycleCount(
  db: Knex,
  params: {
    id: string;
    dark_store_id: string;
    bins: string[] | null;
    variant_ids: string[] | null;
    note: string | null;
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `INSERT INTO cycle_count (id, dark_store_id, bins, variant_ids, note, opened_by_type, opened_by_id)
     VALUES (:id, :dark_store_id, :bins::text[], :variant_ids::text[], :note, :actor_type, :actor_id)
     RETURNING id`,
    params,
  );
  return rows;
}
