/**
 * The ids of variants by a part of their SKU, their barcode or their product's title; `:search` is an ILIKE pattern.
 * Each part looks into its own index. A word that so many have is typed on until it says more.
 */
export const FIND_VARIANTS = `
  SELECT id FROM (
    SELECT id FROM product_variant WHERE (sku ILIKE :search OR barcode ILIKE :search) AND deleted_at IS NULL
    UNION ALL
    SELECT variant.id
      FROM product JOIN product_variant variant ON variant.product_id = product.id AND variant.deleted_at IS NULL
     WHERE product.title ILIKE :search AND product.deleted_at IS NULL
  ) AS found LIMIT 500`;
