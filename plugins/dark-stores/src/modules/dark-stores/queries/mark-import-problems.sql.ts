import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Marks the staged lines that cannot be applied: unknown or repeated SKU, new offer without a price, price above the
 * MRP that would result, stock below what is reserved. Parameters: import, store. Rows: the marked lines.
 */
export async function markImportProblems(
  db: Knex,
  params: { import_id: string; dark_store_id: string },
): Promise<{ line: number; problem: string }[]> {
  const { rows } = await db.raw<{ rows: { line: number; problem: string }[] }>(
    `WITH judged AS (
       SELECT line.line,
              CASE
                WHEN variant.id IS NULL THEN 'unknown_sku'
                WHEN line.line > min(line.line) OVER (PARTITION BY line.sku) THEN 'duplicate_sku'
                WHEN offer.variant_id IS NULL AND line.price IS NULL THEN 'price_required'
                WHEN coalesce(line.price, offer.price)
                     > coalesce(line.mrp, greatest(offer.mrp, line.price)) THEN 'price_above_mrp'
                WHEN line.on_hand < offer.reserved THEN 'below_reserved'
              END AS problem
       FROM inventory_import_row line
       LEFT JOIN product_variant variant ON variant.sku = line.sku AND variant.deleted_at IS NULL
       LEFT JOIN store_offer offer ON offer.dark_store_id = :dark_store_id AND offer.variant_id = variant.id
       WHERE line.import_id = :import_id
     )
     UPDATE inventory_import_row line
     SET problem = judged.problem
     FROM judged
     WHERE line.import_id = :import_id AND line.line = judged.line AND judged.problem IS NOT NULL
     RETURNING line.line, line.problem`,
    params,
  );
  return rows;
}
