import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Marks a transfer as undone, once. Parameters: its id. Rows: one, or none when it was undone before. */
export async function reverseTransferRecord(db: Knex, params: { id: string }): Promise<{ id: string }[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `UPDATE inventory_transfer SET reversed_at = now() WHERE id = :id AND reversed_at IS NULL RETURNING id`,
    params,
  );
  return rows;
}
