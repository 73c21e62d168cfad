import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { ProductOrder } from "../../../contract/products";

/** The SQL behind each order is ours, never the caller's. */
const SORT_KEYS: Record<ProductOrder, string> = {
  price: "min(offer.price)",
  title: "product.title",
  handle: "product.handle",
  created_at: "product.created_at",
  updated_at: "product.updated_at",
};

export interface AssortmentFilters {
  dark_store_id: string;
  patterns: string[];
  ids: string[] | null;
  handles: string[] | null;
  category_ids: string[] | null;
  collection_ids: string[] | null;
  type_ids: string[] | null;
  tag_ids: string[] | null;
}

/**
 * One page of the published products a store offers, in stock before sold out, and how many there are in all.
 * Parameters: the store and filters (null: not filtered; every pattern must match title, subtitle, description,
 * handle, SKU or barcode), order, limit, offset. Rows: one, with product ids in order.
 */
export async function pageAssortment(
  db: Knex,
  filters: AssortmentFilters,
  page: { order: ProductOrder; descending: boolean; limit: number; offset: number },
): Promise<{ ids: string[]; count: number }> {
  const direction = page.descending ? "DESC" : "ASC";
  const { rows } = await db.raw<{ rows: { ids: string[]; count: number }[] }>(
    `WITH assortment AS (
       SELECT product.id, ${SORT_KEYS[page.order]} AS sort_key,
              bool_or(offer.on_hand > offer.reserved) AS in_stock
       FROM store_offer offer
       JOIN product_variant variant ON variant.id = offer.variant_id AND variant.deleted_at IS NULL
       JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL AND product.status = 'published'
       WHERE offer.dark_store_id = :dark_store_id AND offer.is_available
         AND (:ids::text[] IS NULL OR product.id = ANY (:ids::text[]))
         AND (:handles::text[] IS NULL OR product.handle = ANY (:handles::text[]))
         AND (:collection_ids::text[] IS NULL OR product.collection_id = ANY (:collection_ids::text[]))
         AND (:type_ids::text[] IS NULL OR product.type_id = ANY (:type_ids::text[]))
         AND (:category_ids::text[] IS NULL OR EXISTS (
               SELECT 1
               FROM product_category_product membership
               JOIN product_category category ON category.id = membership.product_category_id
               WHERE membership.product_id = product.id AND category.id = ANY (:category_ids::text[])
                 AND category.is_active AND NOT category.is_internal AND category.deleted_at IS NULL))
         AND (:tag_ids::text[] IS NULL OR EXISTS (
               SELECT 1 FROM product_tags tagging
               WHERE tagging.product_id = product.id AND tagging.product_tag_id = ANY (:tag_ids::text[])))
         AND NOT EXISTS (
               SELECT 1 FROM unnest(:patterns::text[]) AS wanted(pattern)
               WHERE NOT (product.title ILIKE pattern OR coalesce(product.subtitle, '') ILIKE pattern
                          OR coalesce(product.description, '') ILIKE pattern OR product.handle ILIKE pattern
                          OR coalesce(variant.sku, '') ILIKE pattern OR coalesce(variant.barcode, '') ILIKE pattern))
       GROUP BY product.id
     )
     SELECT ARRAY(SELECT id FROM assortment
                  ORDER BY in_stock DESC, sort_key ${direction}, id
                  LIMIT :limit OFFSET :offset) AS ids,
            (SELECT count(*)::integer FROM assortment) AS count`,
    { ...filters, limit: page.limit, offset: page.offset },
  );
  return rows[0] ?? { ids: [], count: 0 };
}
