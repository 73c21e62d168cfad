import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { SubstituteCandidate } from "../../../contract/substitutions";

export type SubstituteRow = SubstituteCandidate & { count: number };

/**
 * What a store could pack in place of a variant, best first: the same product's other variants, then its categories';
 * not above the ordered price before above it, then the nearest price.
 * Parameters: store, the ordered variant, its price per unit, `only` (these variants, similar or not; null: all similar
 * ones), whether it must be there now, limit, offset. Rows: one page, each with the count of all.
 */
export async function listSubstitutes(
  db: Knex,
  params: {
    dark_store_id: string;
    variant_id: string;
    unit_price: number;
    only: string[] | null;
    in_stock: boolean;
    limit: number;
    offset: number;
  },
): Promise<SubstituteRow[]> {
  const { rows } = await db.raw<{ rows: SubstituteRow[] }>(
    `WITH ordered AS MATERIALIZED (
       SELECT id, product_id FROM product_variant WHERE id = :variant_id
     ),
     similar_product AS MATERIALIZED (
       SELECT product_id FROM ordered
       UNION
       SELECT other.product_id
       FROM ordered
       JOIN product_category_product own ON own.product_id = ordered.product_id
       JOIN product_category category ON category.id = own.product_category_id AND category.deleted_at IS NULL
       JOIN product_category_product other ON other.product_category_id = own.product_category_id
     ),
     candidate AS (
       SELECT v.id FROM similar_product JOIN product_variant v USING (product_id) WHERE :only::text[] IS NULL
       UNION
       SELECT unnest(:only::text[])
     )
     SELECT v.id AS variant_id, p.title, v.title AS variant_title, v.sku, v.barcode, offer.bin,
            offer.on_hand - offer.reserved AS available, offer.is_available, price.now AS selling_price,
            v.product_id = ordered.product_id AS same_product,
            EXISTS (SELECT FROM similar_product WHERE similar_product.product_id = v.product_id) AS is_similar,
            CASE WHEN p.metadata ->> 'sold_by' = 'weight' AND v.weight >= 1 THEN round(v.weight)::integer END
              AS nominal_weight_grams,
            count(*) OVER ()::integer AS count
     FROM candidate
     JOIN product_variant v ON v.id = candidate.id AND v.deleted_at IS NULL
     JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL AND p.status = 'published'
     JOIN store_offer offer ON offer.dark_store_id = :dark_store_id AND offer.variant_id = v.id
     CROSS JOIN ordered
     CROSS JOIN LATERAL (
       SELECT store_offer_selling_price(
         offer.price, offer.sale_price, offer.sale_starts_at, offer.sale_ends_at, now())::float8 AS now
     ) price
     WHERE v.id <> ordered.id
       AND (NOT :in_stock::boolean OR (offer.is_available AND offer.on_hand > offer.reserved))
     ORDER BY same_product DESC, price.now > :unit_price::float8, abs(price.now - :unit_price::float8), v.id
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
