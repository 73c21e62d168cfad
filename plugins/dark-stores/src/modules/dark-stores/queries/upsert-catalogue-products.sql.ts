import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface CatalogueProductInput {
  product_id: string;
  handle: string;
  title: string;
  sort_title: string;
  is_published: boolean;
  collection_id: string | null;
  type_id: string | null;
  tag_ids: string[];
  names: Record<string, string> | null;
  document: string;
  extras: string;
  created_at: string;
  updated_at: string;
}

/**
 * Keeps products as they are now. Parameters: up to 500 products.
 * Rows: those that are new, or whose place in a listing changed.
 */
export async function upsertCatalogueProducts(
  db: Knex,
  params: { products: CatalogueProductInput[] },
): Promise<{ product_id: string }[]> {
  const { rows } = await db.raw<{ rows: { product_id: string }[] }>(
    `WITH written AS (
     INSERT INTO catalogue_product AS kept
       (product_id, handle, title, sort_title, is_published, collection_id, type_id, tag_ids, names, document, extras,
        created_at, updated_at)
     SELECT product_id, handle, title, sort_title, is_published, collection_id, type_id, tag_ids, names, document, extras,
            created_at, updated_at
     FROM jsonb_to_recordset(:products::jsonb) AS given(
       product_id text, handle text, title text, sort_title text, is_published boolean, collection_id text, type_id text,
       tag_ids text[], names jsonb, document text, extras text, created_at timestamptz, updated_at timestamptz)
     ORDER BY product_id
     ON CONFLICT (product_id) DO UPDATE SET
       handle = excluded.handle, title = excluded.title, sort_title = excluded.sort_title,
       is_published = excluded.is_published, collection_id = excluded.collection_id, type_id = excluded.type_id,
       tag_ids = excluded.tag_ids, names = excluded.names, document = excluded.document, extras = excluded.extras,
       created_at = excluded.created_at, updated_at = excluded.updated_at
     RETURNING kept.product_id, kept.sort_title, kept.is_published
     )
     SELECT written.product_id
     FROM written
     LEFT JOIN catalogue_product before USING (product_id)
     WHERE (before.sort_title, before.is_published) IS DISTINCT FROM (written.sort_title, written.is_published)`,
    { products: JSON.stringify(params.products) },
  );
  return rows;
}
