import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { NamedOffer } from "../../../contract/offers";

/**
 * One page of a store's offers with names, sorted by title, and how many there are in all.
 * Parameters: store; optional variants, SKUs, text (title, SKU or barcode), only low stock; limit and offset.
 * Rows: the offers, each with the same `count`; an empty page says nothing about the count.
 */
export async function listOffers(
  db: Knex,
  params: {
    dark_store_id: string;
    variant_ids: string[] | null;
    skus: string[] | null;
    pattern: string | null;
    low_stock: boolean;
    limit: number;
    offset: number;
  },
): Promise<(NamedOffer & { count: number })[]> {
  const { rows } = await db.raw<{ rows: (NamedOffer & { count: number })[] }>(
    `SELECT offer.dark_store_id, offer.variant_id, variant.sku, variant.barcode, product.title,
            variant.title AS variant_title, product.thumbnail,
            offer.price::float8 AS price, offer.mrp::float8 AS mrp, offer.on_hand, offer.reserved,
            offer.on_hand - offer.reserved AS available, offer.is_available, offer.bin, offer.reorder_level,
            offer.max_per_order, (count(*) OVER ())::integer AS count
     FROM store_offer offer
     JOIN product_variant variant ON variant.id = offer.variant_id AND variant.deleted_at IS NULL
     JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
     WHERE offer.dark_store_id = :dark_store_id
       AND (:variant_ids::text[] IS NULL OR offer.variant_id = ANY (:variant_ids::text[]))
       AND (:skus::text[] IS NULL OR variant.sku = ANY (:skus::text[]))
       AND (:pattern::text IS NULL OR product.title ILIKE :pattern OR variant.sku ILIKE :pattern
            OR variant.barcode ILIKE :pattern)
       AND (NOT :low_stock::boolean OR offer.on_hand - offer.reserved <= offer.reorder_level)
     ORDER BY product.title, offer.variant_id
     LIMIT :limit OFFSET :offset`,
    params,
  );
  return rows;
}
