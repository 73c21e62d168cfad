import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Public categories in which a store offers something, themselves or below them, with the number of products.
 * Parameters: store. Rows: at most 5,000, in catalogue order.
 */
export async function countAssortmentCategories(
  db: Knex,
  params: { dark_store_id: string },
): Promise<{ category_id: string; product_count: number }[]> {
  const { rows } = await db.raw<{ rows: { category_id: string; product_count: number }[] }>(
    `WITH offered AS (
       SELECT DISTINCT variant.product_id
       FROM store_offer offer
       JOIN product_variant variant ON variant.id = offer.variant_id AND variant.deleted_at IS NULL
       JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL AND product.status = 'published'
       WHERE offer.dark_store_id = :dark_store_id AND offer.is_available
     ),
     placed AS (
       SELECT DISTINCT ancestor.id AS category_id, offered.product_id
       FROM offered
       JOIN product_category_product membership ON membership.product_id = offered.product_id
       JOIN product_category category
         ON category.id = membership.product_category_id AND category.deleted_at IS NULL
        AND category.is_active AND NOT category.is_internal
       CROSS JOIN LATERAL unnest(string_to_array(category.mpath, '.')) AS ancestor(id)
     )
     SELECT category.id AS category_id, count(*)::integer AS product_count
     FROM placed
     JOIN product_category category ON category.id = placed.category_id
     WHERE category.deleted_at IS NULL AND category.is_active AND NOT category.is_internal
     GROUP BY category.id, category.rank, category.name
     ORDER BY category.rank, category.name, category.id
     LIMIT 5000`,
    params,
  );
  return rows;
}
