import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface VariantRow {
  variant_id: string;
  sku: string | null;
}

/** Catalogue variants by id or SKU. Parameters: ids and SKUs. Rows: those that exist, at most 2,000. */
export async function findVariants(db: Knex, params: { variant_ids: string[]; skus: string[] }): Promise<VariantRow[]> {
  const { rows } = await db.raw<{ rows: VariantRow[] }>(
    `SELECT id AS variant_id, sku
     FROM product_variant
     WHERE deleted_at IS NULL AND (id = ANY (:variant_ids::text[]) OR sku = ANY (:skus::text[]))
     ORDER BY id
     LIMIT 2000`,
    params,
  );
  return rows;
}
