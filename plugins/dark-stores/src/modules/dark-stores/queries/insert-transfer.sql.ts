import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Writes a transfer down with its lines. Parameters: its id, both stores, variants and quantities in step, the actor.
 * Rows: one.
 */
export async function insertTransfer(
  db: Knex,
  params: {
    id: string;
    from_dark_store_id: string;
    to_dark_store_id: string;
    variant_ids: string[];
    quantities: number[];
    actor_type: string;
    actor_id: string | null;
  },
): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `WITH transfer AS (
       INSERT INTO inventory_transfer (id, from_dark_store_id, to_dark_store_id, actor_type, actor_id)
       VALUES (:id, :from_dark_store_id, :to_dark_store_id, :actor_type, :actor_id)
       RETURNING id
     ),
     line AS (
       INSERT INTO inventory_transfer_line (inventory_transfer_id, variant_id, quantity)
       SELECT transfer.id, given.variant_id, given.quantity
       FROM transfer, unnest(:variant_ids::text[], :quantities::integer[]) AS given(variant_id, quantity)
     )
     SELECT id FROM transfer`,
    params,
  );
  return rows;
}
