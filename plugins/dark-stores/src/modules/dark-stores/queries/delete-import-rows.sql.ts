import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Forgets the staged lines of an import. Parameters: import. Rows: none. */
export async function deleteImportRows(db: Knex, params: { import_id: string }): Promise<void> {
  await db.raw(`DELETE FROM inventory_import_row WHERE import_id = :import_id`, params);
}
