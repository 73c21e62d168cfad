import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { Offer } from "../../../contract/offers";

/** Offers of one store for given variants. Parameters: store, variants (up to 10,000). Rows: one per offer that exists. */
export async function listOffersOf(
  db: Knex,
  params: { dark_store_id: string; variant_ids: string[] },
): Promise<Offer[]> {
  const { rows } = await db.raw<{ rows: Offer[] }>(
    `SELECT dark_store_id, variant_id, price::float8 AS price, mrp::float8 AS mrp,
            sale_price::float8 AS sale_price, sale_starts_at, sale_ends_at,
            store_offer_selling_price(price, sale_price, sale_starts_at, sale_ends_at, now())::float8 AS selling_price,
            on_hand, reserved, on_hand - reserved AS available, is_available, bin, reorder_level, max_per_order
     FROM store_offer
     WHERE dark_store_id = :dark_store_id AND variant_id = ANY (:variant_ids::text[])
     ORDER BY variant_id
     LIMIT 10000`,
    params,
  );
  return rows;
}
