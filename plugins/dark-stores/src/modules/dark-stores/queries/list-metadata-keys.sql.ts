import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** The keys of products' metadata that hold a plain value, at most 100. Rows: keys in order. */
export async function listMetadataKeys(db: Knex): Promise<{ key: string }[]> {
  const { rows } = await db.raw<{ rows: { key: string }[] }>(
    `SELECT DISTINCT entry.key
     FROM product, jsonb_each(CASE jsonb_typeof(product.metadata) WHEN 'object' THEN product.metadata ELSE '{}' END) entry
     WHERE product.deleted_at IS NULL AND jsonb_typeof(entry.value) IN ('string', 'number')
       AND length(entry.key) <= 64
     ORDER BY entry.key
     LIMIT 100`,
  );
  return rows;
}
