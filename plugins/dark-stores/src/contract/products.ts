import { z } from "zod";

/** What a page of products can be sorted by. */
export const PRODUCT_ORDERS = ["price", "title", "handle", "created_at", "updated_at"] as const;
export type ProductOrder = (typeof PRODUCT_ORDERS)[number];

const oneOrMany = z.union([z.string(), z.array(z.string()).max(100)]).optional();

/** Parameters of Medusa's own clients that say nothing once a store is chosen: there is one region and one channel. */
const understoodByStore = {
  region_id: z.string().optional(),
  country_code: z.string().optional(),
  province: z.string().optional(),
  cart_id: z.string().optional(),
  sales_channel_id: oneOrMany,
  currency_code: z.string().optional(),
  locale: z.string().optional(),
};

/** Query of `GET /store/products` with a dark store header. `fields` as in Medusa; `order` takes one field, `-` for descending. */
export const storeProductsQuerySchema = z.strictObject({
  ...understoodByStore,
  fields: z.string().optional(),
  order: z.string().optional(),
  q: z.string().trim().max(120).optional(),
  id: oneOrMany,
  handle: oneOrMany,
  category_id: oneOrMany,
  collection_id: oneOrMany,
  type_id: oneOrMany,
  tag_id: oneOrMany,
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});

export type StoreProductsQuery = z.infer<typeof storeProductsQuerySchema>;

/** Query of `GET /store/products/:id` with a dark store header. */
export const storeProductQuerySchema = z.strictObject({ ...understoodByStore, fields: z.string().optional() });

/** Query of `GET /store/product-categories` with a dark store header. */
export const storeCategoriesQuerySchema = z.strictObject({
  ...understoodByStore,
  fields: z.string().optional(),
  order: z.string().optional(),
  q: z.string().trim().max(120).optional(),
  id: oneOrMany,
  handle: oneOrMany,
  parent_category_id: z.union([z.string(), z.array(z.string()).max(100)]).optional(),
  include_ancestors_tree: z.enum(["true", "false"]).optional(),
  include_descendants_tree: z.enum(["true", "false"]).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
});
