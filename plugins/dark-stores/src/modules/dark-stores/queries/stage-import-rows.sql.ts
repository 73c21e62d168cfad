import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ImportRow } from "../policies/import-rows";

/** Keeps lines of an import until it is applied. Parameters: import, up to 1,000 rows. Rows: none. */
export async function stageImportRows(db: Knex, params: { import_id: string; rows: ImportRow[] }): Promise<void> {
  await db.raw(
    `INSERT INTO inventory_import_row
       (import_id, line, sku, price, mrp, on_hand, bin, reorder_level, max_per_order, is_available)
     SELECT :import_id, line, sku, price, mrp, on_hand, bin, reorder_level, max_per_order, is_available
     FROM jsonb_to_recordset(:rows::jsonb) AS given(
       line integer, sku text, price numeric, mrp numeric, on_hand integer, bin text, reorder_level integer,
       max_per_order integer, is_available boolean)`,
    { import_id: params.import_id, rows: JSON.stringify(params.rows) },
  );
}
