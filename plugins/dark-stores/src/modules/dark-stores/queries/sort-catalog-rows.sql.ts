import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable, stageTable } from "./bulk-job-row";

/**
 * Numbers the rows of a catalogue file in its own order and marks those that repeat a SKU, handle or barcode, take one
 * that another product has, or would create a product without a title. Parameters: number. Rows: none; the table that is
 * made holds them.
 */
export async function sortCatalogRows(db: Knex, params: { number: number }): Promise<void> {
  const tables = { stage: stageTable(params.number), sorted: sortedTable(params.number) };
  await db.raw(`DROP TABLE IF EXISTS :sorted:`, tables);
  await db.raw(`ANALYZE :stage:`, tables);
  await db.raw(
    `CREATE UNLOGGED TABLE :sorted: WITH (autovacuum_enabled = false) AS
     SELECT (row_number() OVER (ORDER BY line.line))::integer AS seq, line.line, line.sku, line.content,
            CASE
              WHEN line.line > min(line.line) OVER (PARTITION BY line.sku) THEN 'duplicate_sku'
              WHEN own.id IS NULL AND line.content ->> 'title' IS NULL THEN 'title_required'
              WHEN line.handle IS NOT NULL AND own.id IS NULL
                   AND line.line > min(line.line) OVER (PARTITION BY line.handle) THEN 'duplicate_handle'
              WHEN named.id IS NOT NULL AND named.id IS DISTINCT FROM own.product_id THEN 'handle_taken'
              WHEN line.barcode IS NOT NULL
                   AND line.line > min(line.line) OVER (PARTITION BY line.barcode) THEN 'duplicate_barcode'
              WHEN coded.id IS NOT NULL AND coded.id IS DISTINCT FROM own.id
                   AND NOT EXISTS (SELECT FROM :stage: other WHERE other.sku = coded.sku AND other.line <> line.line)
                THEN 'barcode_taken'
            END AS problem
     FROM :stage: line
     LEFT JOIN product_variant own ON own.sku = line.sku AND own.deleted_at IS NULL
     LEFT JOIN product named ON named.handle = line.handle AND named.deleted_at IS NULL
     LEFT JOIN product_variant coded ON coded.barcode = line.barcode AND coded.deleted_at IS NULL`,
    tables,
  );
  await db.raw(`CREATE INDEX ON :sorted: (seq)`, tables);
  await db.raw(`ANALYZE :sorted:`, tables);
}
