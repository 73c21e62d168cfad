import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Makes the categories of these products exactly the given ones. Parameters: products; pairs in step. Rows: none. */
export async function replaceCataloguePlacements(
  db: Knex,
  params: { product_ids: string[]; placed_ids: string[]; category_ids: string[] },
): Promise<void> {
  await db.raw(
    `WITH given AS (
       SELECT * FROM unnest(:placed_ids::text[], :category_ids::text[]) AS given(product_id, category_id)
     ),
     gone AS (
       DELETE FROM catalogue_placement
       WHERE product_id = ANY (:product_ids::text[])
         AND (category_id, product_id) NOT IN (SELECT category_id, product_id FROM given)
     )
     INSERT INTO catalogue_placement (category_id, product_id)
     SELECT category_id, product_id
     FROM given
     ON CONFLICT DO NOTHING`,
    params,
  );
}
