import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { refreshAssortment } from "../services/refresh-assortment";

/** A product of the catalogue as a test needs it; its one variant is named like the product with `-v` behind it. */
export interface ProductFixture {
  id: string;
  title: string;
  status?: string;
  description?: string;
  metadata?: Record<string, unknown>;
  category_ids?: string[];
}

/** Adds products, each with one variant. */
export async function addProducts(db: Knex, products: ProductFixture[]): Promise<void> {
  for (const { category_ids = [], metadata, ...product } of products) {
    await db("product").insert({
      handle: product.id,
      status: "published",
      ...product,
      metadata: metadata === undefined ? null : JSON.stringify(metadata),
    });
    await db("product_variant").insert({
      id: `${product.id}-v`,
      title: "1 unit",
      sku: product.id.toUpperCase(),
      product_id: product.id,
    });
    for (const product_category_id of category_ids) {
      await db("product_category_product").insert({ product_id: product.id, product_category_id });
    }
  }
}

/** Adds a public category, below another one if named. */
export async function addCategory(db: Knex, id: string, parent?: string): Promise<void> {
  const mpath = parent === undefined ? id : `${parent}.${id}`;
  await db("product_category").insert({
    id,
    name: id,
    handle: id,
    mpath,
    is_active: true,
    is_internal: false,
    rank: 0,
    parent_category_id: parent ?? null,
  });
}

/** Brings the assortment up to date; answers what the rounds announced, in order. */
export async function refreshAll(db: Knex): Promise<{ dark_store_ids: string[]; catalogue_changed: boolean }[]> {
  const announced: { dark_store_ids: string[]; catalogue_changed: boolean }[] = [];
  for (let is_behind = true; is_behind;) {
    const refreshed = await db.transaction((transaction) =>
      refreshAssortment(transaction, {
        wait: true,
        announce: ({ dark_store_ids, catalogue_changed }) =>
          Promise.resolve(void announced.push({ dark_store_ids, catalogue_changed })),
      }),
    );
    is_behind = refreshed.is_behind;
  }
  return announced;
}
