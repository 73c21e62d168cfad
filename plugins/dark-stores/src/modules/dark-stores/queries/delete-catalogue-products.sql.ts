import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Forgets products that left the catalogue, with their variants, places and words. Parameters: products. Rows: none. */
export async function deleteCatalogueProducts(db: Knex, params: { product_ids: string[] }): Promise<void> {
  await db.raw(`DELETE FROM catalogue_product WHERE product_id = ANY (:product_ids::text[])`, params);
}
