import type { Knex } from "@medusajs/framework/mikro-orm/knex";

export interface CatalogueVariantInput {
  variant_id: string;
  product_id: string;
  variant_rank: number;
  document: string;
  extras: string;
}

/**
 * Makes the kept variants of these products exactly the given ones. Parameters: products, variants.
 * Rows: the products that gained or lost a variant.
 */
export async function replaceCatalogueVariants(
  db: Knex,
  params: { product_ids: string[]; variants: CatalogueVariantInput[] },
): Promise<{ product_id: string }[]> {
  const { rows } = await db.raw<{ rows: { product_id: string }[] }>(
    `WITH given AS (
       SELECT *
       FROM jsonb_to_recordset(:variants::jsonb) AS given(
         variant_id text, product_id text, variant_rank integer, document text, extras text)
     ),
     gone AS (
       DELETE FROM catalogue_variant
       WHERE product_id = ANY (:product_ids::text[]) AND variant_id NOT IN (SELECT variant_id FROM given)
       RETURNING product_id
     ),
     written AS (
     INSERT INTO catalogue_variant (variant_id, product_id, variant_rank, document, extras)
     SELECT variant_id, product_id, variant_rank, document, extras
     FROM given
     ORDER BY variant_id
     ON CONFLICT (variant_id) DO UPDATE SET
       product_id = excluded.product_id, variant_rank = excluded.variant_rank, document = excluded.document,
       extras = excluded.extras
     )
     SELECT product_id FROM gone
     UNION
     SELECT given.product_id
     FROM given
     LEFT JOIN catalogue_variant before ON before.variant_id = given.variant_id
     WHERE before.product_id IS DISTINCT FROM given.product_id`,
    { product_ids: params.product_ids, variants: JSON.stringify(params.variants) },
  );
  return rows;
}
