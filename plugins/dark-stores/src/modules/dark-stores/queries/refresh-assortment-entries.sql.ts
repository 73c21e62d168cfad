import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/**
 * Brings entries of the assortment up to date: one per store and product that the store offers, with the price it
 * sells from and whether all of it is sold out.
 * Parameters: offers as stores and variants in step; whole products, in every store; whole stores.
 * Rows: the stores in which an entry came, went or changed.
 * Invariant: the caller holds the assortment's lock; offers are read after it was taken. The size of a store's
 * assortment is the number of its entries.
 */
export async function refreshAssortmentEntries(
  db: Knex,
  params: {
    offer_store_ids: string[];
    offer_variant_ids: string[];
    product_ids: string[];
    dark_store_ids: string[];
  },
): Promise<{ dark_store_id: string }[]> {
  const { rows } = await db.raw<{ rows: { dark_store_id: string }[] }>(
    `WITH touched AS MATERIALIZED (
       SELECT given.dark_store_id, variant.product_id
       FROM unnest(:offer_store_ids::text[], :offer_variant_ids::text[]) AS given(dark_store_id, variant_id)
       JOIN catalogue_variant variant USING (variant_id)
       UNION
       SELECT offer.dark_store_id, variant.product_id
       FROM catalogue_variant variant
       JOIN store_offer offer USING (variant_id)
       WHERE variant.product_id = ANY (:product_ids::text[])
       UNION
       SELECT dark_store_id, product_id FROM assortment_entry WHERE product_id = ANY (:product_ids::text[])
       UNION
       SELECT offer.dark_store_id, variant.product_id
       FROM store_offer offer
       JOIN catalogue_variant variant USING (variant_id)
       WHERE offer.dark_store_id = ANY (:dark_store_ids::text[])
       UNION
       SELECT dark_store_id, product_id FROM assortment_entry WHERE dark_store_id = ANY (:dark_store_ids::text[])
     ),
     judged AS MATERIALIZED (
       SELECT touched.dark_store_id, touched.product_id, product.sort_title,
              NOT coalesce(bool_or(offer.on_hand > offer.reserved), false) AS sold_out,
              coalesce(min(price.amount) FILTER (WHERE offer.on_hand > offer.reserved), min(price.amount)) AS price
       FROM touched
       LEFT JOIN catalogue_product product ON product.product_id = touched.product_id AND product.is_published
       LEFT JOIN catalogue_variant variant ON variant.product_id = product.product_id
       LEFT JOIN store_offer offer
         ON offer.dark_store_id = touched.dark_store_id AND offer.variant_id = variant.variant_id AND offer.is_available
       LEFT JOIN LATERAL (
         SELECT store_offer_selling_price(
                  offer.price, offer.sale_price, offer.sale_starts_at, offer.sale_ends_at, now()) AS amount) price ON true
       GROUP BY touched.dark_store_id, touched.product_id, product.sort_title
     ),
     gone AS (
       DELETE FROM assortment_entry entry
       USING judged
       WHERE judged.price IS NULL
         AND entry.dark_store_id = judged.dark_store_id AND entry.product_id = judged.product_id
       RETURNING entry.dark_store_id
     ),
     written AS (
       INSERT INTO assortment_entry AS entry (dark_store_id, product_id, sold_out, price, sort_title)
       SELECT dark_store_id, product_id, sold_out, price, sort_title
       FROM judged
       WHERE price IS NOT NULL
       ORDER BY dark_store_id, product_id
       ON CONFLICT (dark_store_id, product_id) DO UPDATE
         SET sold_out = excluded.sold_out, price = excluded.price, sort_title = excluded.sort_title
         WHERE (entry.sold_out, entry.price, entry.sort_title)
               IS DISTINCT FROM (excluded.sold_out, excluded.price, excluded.sort_title)
       RETURNING entry.dark_store_id, entry.xmax = 0 AS is_new
     ),
     sized AS (
       INSERT INTO assortment_size AS size (dark_store_id, listed)
       SELECT dark_store_id, sum(difference)
       FROM (
         SELECT dark_store_id, -1 AS difference FROM gone
         UNION ALL
         SELECT dark_store_id, 1 FROM written WHERE is_new) moved
       GROUP BY dark_store_id
       ORDER BY dark_store_id
       ON CONFLICT (dark_store_id) DO UPDATE SET listed = size.listed + excluded.listed
     )
     SELECT dark_store_id FROM gone
     UNION
     SELECT dark_store_id FROM written`,
    params,
  );
  return rows;
}
