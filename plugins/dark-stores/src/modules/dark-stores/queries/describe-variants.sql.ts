import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { prepared } from "../prepared";

/** What a line of a cart or order keeps of the variant it is of, in the names of Medusa's line items. */
export interface VariantDescription {
  variant_id: string;
  title: string;
  subtitle: string | null;
  thumbnail: string | null;
  product_id: string;
  product_title: string;
  product_description: string | null;
  product_subtitle: string | null;
  product_type: string | null;
  product_type_id: string | null;
  product_collection: string | null;
  product_handle: string | null;
  variant_sku: string | null;
  variant_barcode: string | null;
  variant_title: string | null;
  is_discountable: boolean;
  is_giftcard: boolean;
  requires_shipping: boolean;
}

const STATEMENT = {
  name: "quickdash_describe_variants",
  text: `
  SELECT v.id AS variant_id, p.title, v.title AS subtitle, coalesce(v.thumbnail, p.thumbnail) AS thumbnail,
         p.id AS product_id, p.title AS product_title, p.description AS product_description,
         p.subtitle AS product_subtitle, t.value AS product_type, t.id AS product_type_id,
         c.title AS product_collection, p.handle AS product_handle, v.sku AS variant_sku,
         v.barcode AS variant_barcode, v.title AS variant_title, p.discountable AS is_discountable, p.is_giftcard,
         EXISTS (SELECT FROM product_shipping_profile s WHERE s.product_id = p.id AND s.deleted_at IS NULL)
           AS requires_shipping
  FROM product_variant v
  JOIN product p ON p.id = v.product_id AND p.deleted_at IS NULL
  LEFT JOIN product_type t ON t.id = p.type_id AND t.deleted_at IS NULL
  LEFT JOIN product_collection c ON c.id = p.collection_id AND c.deleted_at IS NULL
  WHERE v.id = ANY ($1) AND v.deleted_at IS NULL AND p.status = 'published'
  LIMIT 1000`,
};

/**
 * Published variants as lines keep them, as Medusa's own cart would fill them in. Parameters: variants. Rows: one per
 * variant that is for sale.
 */
export function describeVariants(db: Knex, params: { variant_ids: string[] }): Promise<VariantDescription[]> {
  return prepared<VariantDescription>(db, STATEMENT, [params.variant_ids]);
}
