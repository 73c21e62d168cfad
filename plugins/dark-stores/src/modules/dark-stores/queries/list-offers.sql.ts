import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { NamedOffer, OfferOrder } from "../../../contract/offers";

export interface OfferFilters {
  dark_store_id: string;
  variant_ids: string[] | null;
  skus: string[] | null;
  pattern: string | null;
  /** Null: whether or not. */
  low_stock: boolean | null;
  out_of_stock: boolean | null;
  is_available: boolean | null;
  on_sale: boolean | null;
  bin: string | null;
  category_id: string | null;
}

const ORDERS: Record<OfferOrder, string> = {
  title: "title",
  available: "available",
  updated_at: "updated_at",
  price: "selling_price",
};

/**
 * One page of a store's offers with names, and how many there are in all.
 * Parameters: store; optional variants, SKUs, text (title, SKU or barcode), bin, category (with those below it), and
 * whether stock is low, sold out, offered or on sale; order, limit and offset.
 * Rows: the offers with the batch to take next, each with the same `count`; an empty page says nothing about the count.
 */
export async function listOffers(
  db: Knex,
  params: OfferFilters & { limit: number; offset: number },
  order: { by: OfferOrder; descending: boolean },
): Promise<(NamedOffer & { count: number })[]> {
  const sorted = `${ORDERS[order.by]} ${order.descending ? "DESC" : "ASC"}, variant_id`;
  const { rows } = await db.raw<{ rows: (NamedOffer & { count: number })[] }>(
    `WITH found AS (
       SELECT offer.dark_store_id, offer.variant_id, variant.sku, variant.barcode, product.title,
              variant.title AS variant_title, product.thumbnail, offer.price::float8 AS price, offer.mrp::float8 AS mrp,
              offer.sale_price::float8 AS sale_price, offer.sale_starts_at, offer.sale_ends_at,
              store_offer_selling_price(
                offer.price, offer.sale_price, offer.sale_starts_at, offer.sale_ends_at, now())::float8 AS selling_price,
              offer.on_hand, offer.reserved, offer.on_hand - offer.reserved AS available, offer.is_available, offer.bin,
              offer.reorder_level, offer.max_per_order, offer.updated_at
       FROM store_offer offer
       JOIN product_variant variant ON variant.id = offer.variant_id AND variant.deleted_at IS NULL
       JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
       WHERE offer.dark_store_id = :dark_store_id
         AND (:variant_ids::text[] IS NULL OR offer.variant_id = ANY (:variant_ids::text[]))
         AND (:skus::text[] IS NULL OR variant.sku = ANY (:skus::text[]))
         AND (:pattern::text IS NULL OR product.title ILIKE :pattern OR variant.sku ILIKE :pattern
              OR variant.barcode ILIKE :pattern)
         AND (:low_stock::boolean IS NULL OR (offer.on_hand - offer.reserved <= offer.reorder_level) = :low_stock)
         AND (:out_of_stock::boolean IS NULL OR (offer.on_hand = offer.reserved) = :out_of_stock)
         AND (:is_available::boolean IS NULL OR offer.is_available = :is_available)
         AND (:bin::text IS NULL OR offer.bin = :bin)
         AND (:category_id::text IS NULL OR EXISTS (
           SELECT 1
           FROM product_category_product placed
           JOIN product_category category ON category.id = placed.product_category_id AND category.deleted_at IS NULL
           WHERE placed.product_id = product.id AND :category_id = ANY (string_to_array(category.mpath, '.'))))
     ),
     page AS (
       SELECT *, (count(*) OVER ())::integer AS count
       FROM found
       WHERE :on_sale::boolean IS NULL
          OR (sale_price IS NOT NULL AND coalesce(sale_starts_at <= now(), true) AND coalesce(now() < sale_ends_at, true))
             = :on_sale
       ORDER BY ${sorted}
       LIMIT :limit OFFSET :offset
     )
     SELECT page.*, next.expires_on::text AS next_expiry, next.batch_code AS next_batch_code
     FROM page
     LEFT JOIN LATERAL (
       SELECT batch.expires_on, batch.batch_code
       FROM stock_batch batch
       WHERE batch.dark_store_id = page.dark_store_id AND batch.variant_id = page.variant_id AND batch.remaining > 0
       ORDER BY batch.expires_on, batch.received_at, batch.id
       LIMIT 1
     ) next ON true
     ORDER BY ${sorted.replaceAll(/(\w+)( ASC| DESC)/g, "page.$1$2").replace(", variant_id", ", page.variant_id")}`,
    { ...params },
  );
  return rows;
}
