import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Which of the given products a store offers. Parameters: store, products (up to 10,000). Rows: the offered ones. */
export async function listOfferedProducts(
  db: Knex,
  params: { dark_store_id: string; product_ids: string[] },
): Promise<{ product_id: string }[]> {
  const { rows } = await db.raw<{ rows: { product_id: string }[] }>(
    `SELECT product_id
     FROM assortment_entry
     WHERE dark_store_id = :dark_store_id AND product_id = ANY (:product_ids::text[])
     LIMIT 10000`,
    params,
  );
  return rows;
}
