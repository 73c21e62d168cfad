import type { Knex } from "@medusajs/framework/mikro-orm/knex";

/** Which offers to export; null does not filter. */
export interface OfferExportFilters {
  dark_store_ids: string[] | null;
  pattern: string | null;
  low_stock: boolean;
  is_available: boolean | null;
}

const instant = (column: string): string =>
  `to_char(offer.${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/**
 * Opens the cursor `export_rows` over offers in the columns of an import, in key order, so that the first row comes at
 * once. Only variants with a SKU can be found again and are in it. Parameters: filters. To be called in a transaction.
 */
export async function openOfferExport(db: Knex, params: OfferExportFilters): Promise<void> {
  await db.raw(
    `DECLARE export_rows NO SCROLL CURSOR FOR
     SELECT store.code, variant.sku, offer.price::text, offer.mrp::text, offer.on_hand::text, offer.bin,
            offer.reorder_level::text, offer.max_per_order::text, offer.is_available::text, offer.sale_price::text,
            ${instant("sale_starts_at")} AS sale_starts_at, ${instant("sale_ends_at")} AS sale_ends_at
     FROM store_offer offer
     JOIN dark_store store ON store.id = offer.dark_store_id AND store.deleted_at IS NULL
     JOIN product_variant variant ON variant.id = offer.variant_id AND variant.deleted_at IS NULL
     JOIN product ON product.id = variant.product_id AND product.deleted_at IS NULL
     WHERE variant.sku IS NOT NULL
       AND (:dark_store_ids::text[] IS NULL OR offer.dark_store_id = ANY (:dark_store_ids::text[]))
       AND (:pattern::text IS NULL OR product.title ILIKE :pattern OR variant.sku ILIKE :pattern
            OR variant.barcode ILIKE :pattern)
       AND (NOT :low_stock::boolean OR offer.on_hand - offer.reserved <= offer.reorder_level)
       AND (:is_available::boolean IS NULL OR offer.is_available = :is_available)
     ORDER BY offer.dark_store_id, offer.variant_id`,
    { ...params },
  );
}
