import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { stageTable } from "./bulk-job-row";

const COLUMNS = {
  inventory: `line integer NOT NULL, dark_store text, sku text NOT NULL, price numeric, mrp numeric, on_hand integer,
    bin text, reorder_level integer, max_per_order integer, is_available boolean, sale_price numeric,
    sale_starts_at timestamptz, sale_ends_at timestamptz, clears smallint NOT NULL`,
  catalog: `line integer NOT NULL, sku text NOT NULL, handle text, barcode text, content jsonb NOT NULL`,
};

/**
 * Makes the table a job's rows wait in. One table for each job: it is written without an index or a log, read whole,
 * and dropped, where a shared one would have to be deleted from row by row. Parameters: number and kind. Rows: none.
 */
export async function createBulkStage(db: Knex, params: { number: number; kind: keyof typeof COLUMNS }): Promise<void> {
  await db.raw(
    `CREATE UNLOGGED TABLE IF NOT EXISTS :stage: (${COLUMNS[params.kind]}) WITH (autovacuum_enabled = false)`,
    { stage: stageTable(params.number) },
  );
}
