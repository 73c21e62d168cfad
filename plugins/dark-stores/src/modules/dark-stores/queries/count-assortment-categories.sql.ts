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
    `SELECT category.id AS category_id, placed.product_count
     FROM (
       SELECT placement.category_id, count(*)::integer AS product_count
       FROM assortment_entry entry
       JOIN catalogue_placement placement USING (product_id)
       WHERE entry.dark_store_id = :dark_store_id
       GROUP BY placement.category_id) placed
     JOIN product_category category ON category.id = placed.category_id
     WHERE category.deleted_at IS NULL AND category.is_active AND NOT category.is_internal
     ORDER BY category.rank, category.name, category.id
     LIMIT 5000`,
    params,
  );
  return rows;
}
