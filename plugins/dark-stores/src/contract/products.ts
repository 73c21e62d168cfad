import { z } from "zod";

/** What a page of products can be sorted by. */
export const PRODUCT_ORDERS = ["price", "title", "handle", "created_at", "updated_at"] as const;
export type ProductOrder = (typeof PRODUCT_ORDERS)[number];

const instant = z.iso.datetime({ offset: true, local: true }).or(z.iso.date());

/** `field[gte]=`, `field[$gte]=` and the like, as Medusa's clients write ranges. */
const between = <T extends z.ZodType>(bound: T) =>
  z
    .strictObject({
      gte: bound.optional(),
      $gte: bound.optional(),
      lte: bound.optional(),
      $lte: bound.optional(),
    })
    .transform((range) => ({ from: range.gte ?? range.$gte ?? null, to: range.lte ?? range.$lte ?? null }))
    .optional();

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

/**
 * Query of `GET /store/products` with a dark store header. `fields` as in Medusa; `order` takes one field, `-` for
 * descending; `in_stock=true` hides what is sold out; `price[gte]` and `price[lte]` are in major units.
 */
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
  title: z.string().trim().max(255).optional(),
  is_giftcard: z.enum(["true", "false"]).optional(),
  in_stock: z.enum(["true", "false"]).optional(),
  price: between(z.coerce.number().min(0).max(10_000_000)),
  created_at: between(instant),
  updated_at: between(instant),
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
