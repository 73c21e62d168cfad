import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Which products to export; null does not filter. */
export interface CatalogExportFilters {
  statuses: string[] | null;
  pattern: string | null;
}

/**
 * Opens the cursor `export_rows` over variants with a SKU and their products: a product's lowest categories as paths, its
 * own tax rate in the first country that has one, its metadata whole. Parameters: filters. To be called in a transaction.
 */
export async function openCatalogExport(db: Knex, params: CatalogExportFilters): Promise<void> {
  await db.raw(
    `DECLARE export_rows NO SCROLL CURSOR FOR
     WITH RECURSIVE path AS (
       SELECT id, regexp_replace(name, '([>|])', '\\\\\\1', 'g') AS text
       FROM product_category
       WHERE parent_category_id IS NULL AND deleted_at IS NULL
       UNION ALL
       SELECT child.id, path.text || ' > ' || regexp_replace(child.name, '([>|])', '\\\\\\1', 'g')
       FROM product_category child
       JOIN path ON path.id = child.parent_category_id
       WHERE child.deleted_at IS NULL
     ),
     placed AS (
       SELECT placement.product_id, string_agg(path.text, ' | ' ORDER BY path.text) AS category
       FROM product_category_product placement
       JOIN path ON path.id = placement.product_category_id
       WHERE NOT EXISTS (
         SELECT FROM product_category_product lower
         JOIN product_category child ON child.id = lower.product_category_id AND child.deleted_at IS NULL
         WHERE lower.product_id = placement.product_id AND child.parent_category_id = placement.product_category_id)
       GROUP BY placement.product_id
     ),
     taxed AS (
       SELECT DISTINCT ON (rule.reference_id) rule.reference_id AS product_id, rate.rate::text AS tax_rate
       FROM tax_rate_rule rule
       JOIN tax_rate rate ON rate.id = rule.tax_rate_id AND rate.deleted_at IS NULL
       JOIN tax_region region ON region.id = rate.tax_region_id AND region.deleted_at IS NULL
       WHERE rule.reference = 'product' AND rule.deleted_at IS NULL AND region.parent_id IS NULL
       ORDER BY rule.reference_id, region.country_code, rate.created_at
     )
     SELECT variant.sku, product.handle, product.title, product.description, placed.category, variant.barcode,
            variant.title AS unit, product.weight::text AS weight, taxed.tax_rate, product.thumbnail, product.status,
            product.metadata
     FROM product_variant variant
     JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
     LEFT JOIN placed ON placed.product_id = product.id
     LEFT JOIN taxed ON taxed.product_id = product.id
     WHERE variant.deleted_at IS NULL AND variant.sku IS NOT NULL
       AND (:statuses::text[] IS NULL OR product.status = ANY (:statuses::text[]))
       AND (:pattern::text IS NULL OR product.title ILIKE :pattern OR variant.sku ILIKE :pattern
            OR variant.barcode ILIKE :pattern)
     ORDER BY variant.id`,
    { ...params },
  );
}
