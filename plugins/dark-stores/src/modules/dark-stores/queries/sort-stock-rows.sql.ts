import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { sortedTable, stageTable } from "./bulk-job-row";

/**
 * Finds the store and the variant of every staged row and numbers the rows in the order they are applied: store by
 * store, so that a chunk touches few stores, and by variant within a store. Marks unknown and repeated ones.
 * Parameters: number; for a file of one store its id and code. Rows: none; the table that is made holds them.
 */
export async function sortStockRows(
  db: Knex,
  params: { number: number; dark_store_id: string | null; code: string | null },
): Promise<void> {
  const tables = { stage: stageTable(params.number), sorted: sortedTable(params.number) };
  await db.raw(`DROP TABLE IF EXISTS :sorted:`, tables);
  await db.raw(`ANALYZE :stage:`, tables);
  await db.raw(
    `CREATE UNLOGGED TABLE :sorted: WITH (autovacuum_enabled = false) AS
     WITH variant AS MATERIALIZED (
       SELECT id, sku, row_number() OVER (ORDER BY id)::integer AS place
       FROM product_variant
       WHERE deleted_at IS NULL AND sku IN (SELECT DISTINCT sku FROM :stage:)
     ),
     store AS MATERIALIZED (
       SELECT id, code, row_number() OVER (ORDER BY id)::integer AS place
       FROM dark_store
       WHERE deleted_at IS NULL
     ),
     found AS (
       SELECT line.*, store.id AS dark_store_id, store.place AS store_place,
              variant.id AS variant_id, variant.place AS variant_place
       FROM :stage: line
       LEFT JOIN store ON store.code = coalesce(line.dark_store, :code::text)
       LEFT JOIN variant ON variant.sku = line.sku
     )
     SELECT (row_number() OVER (ORDER BY store_place, variant_place, line))::integer AS seq,
            line, dark_store_id, variant_id, price, mrp, on_hand, bin, reorder_level, max_per_order, is_available,
            sale_price, sale_starts_at, sale_ends_at, clears,
            CASE
              WHEN dark_store_id IS NULL THEN 'unknown_store'
              WHEN dark_store_id <> :dark_store_id::text THEN 'other_store'
              WHEN variant_id IS NULL THEN 'unknown_sku'
              WHEN row_number() OVER (PARTITION BY store_place, variant_place ORDER BY line) > 1 THEN 'duplicate_sku'
            END AS problem
     FROM found`,
    { ...tables, dark_store_id: params.dark_store_id, code: params.code },
  );
  await db.raw(`CREATE INDEX ON :sorted: (seq)`, tables);
  await db.raw(`ANALYZE :sorted:`, tables);
}
