import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Which of the given products a store offers. Parameters: store, products (up to 10,000). Rows: the offered ones. */
export async function listOfferedProducts(
  db: Knex,
  params: { dark_store_id: string; product_ids: string[] },
): Promise<{ product_id: string }[]> {
  const { rows } = await db.raw<{ rows: { product_id: string }[] }>(
    `SELECT DISTINCT variant.product_id
     FROM product_variant variant
     JOIN store_offer offer ON offer.variant_id = variant.id
     WHERE variant.product_id = ANY (:product_ids::text[]) AND variant.deleted_at IS NULL
       AND offer.dark_store_id = :dark_store_id AND offer.is_available
     LIMIT 10000`,
    params,
  );
  return rows;
}
