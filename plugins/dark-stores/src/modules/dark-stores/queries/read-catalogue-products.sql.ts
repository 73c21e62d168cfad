import type { Knex } from "@medusajs/framework/mikro-orm/knex";

type Json = Record<string, unknown>;

/** A product of the catalogue as Medusa's Store API shows it, in parts; `extras` are shown only when asked for. */
export interface CatalogueProductRow {
  product_id: string;
  is_published: boolean;
  document: Json;
  extras: Json & { metadata: Json | null };
  category_ids: string[];
  category_names: string[];
  variants: { variant_id: string; variant_rank: number; document: Json; extras: Json }[];
}

const iso = (column: string): string => `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A row as Medusa answers it: its columns, instants in ISO 8601. */
function asJson(alias: string, without: string[] = []): string {
  const left = without.map((column) => ` - '${column}'`).join("");
  return `(to_jsonb(${alias})${left} || jsonb_build_object('created_at', ${iso(`${alias}.created_at`)},
    'updated_at', ${iso(`${alias}.updated_at`)}, 'deleted_at', ${iso(`${alias}.deleted_at`)}))`;
}

const OPTION_VALUE = asJson("option_value");

const OPTIONS = `
  SELECT coalesce(jsonb_agg(${asJson("option", ["external_id"])} || jsonb_build_object('values', coalesce((
           SELECT jsonb_agg(${OPTION_VALUE} ORDER BY option_value.rank NULLS LAST, option_value.id)
           FROM product_product_option_value chosen
           JOIN product_option_value option_value
             ON option_value.id = chosen.product_option_value_id AND option_value.deleted_at IS NULL
           WHERE chosen.product_product_option_id = link.id AND chosen.deleted_at IS NULL), '[]'))
         ORDER BY option.id), '[]')
  FROM product_product_option link
  JOIN product_option option ON option.id = link.product_option_id AND option.deleted_at IS NULL
  WHERE link.product_id = product.id AND link.deleted_at IS NULL`;

const VARIANT_OPTIONS = `
  SELECT coalesce(jsonb_agg(${OPTION_VALUE} || jsonb_build_object('option', ${asJson("option")}) ORDER BY option.id), '[]')
  FROM product_variant_option chosen
  JOIN product_option_value option_value ON option_value.id = chosen.option_value_id AND option_value.deleted_at IS NULL
  JOIN product_option option ON option.id = option_value.option_id AND option.deleted_at IS NULL
  WHERE chosen.variant_id = variant.id`;

const VARIANT_IMAGES = `
  SELECT coalesce(jsonb_agg(${asJson("image")} ORDER BY image.rank, image.id), '[]')
  FROM product_variant_product_image chosen
  JOIN image ON image.id = chosen.image_id AND image.deleted_at IS NULL
  WHERE chosen.variant_id = variant.id AND chosen.deleted_at IS NULL`;

const CATEGORIES = `
  SELECT coalesce(jsonb_agg(${asJson("category")} || jsonb_build_object('parent_category',
           CASE WHEN category.parent_category_id IS NULL THEN NULL::jsonb
                ELSE jsonb_build_object('id', category.parent_category_id) END)
         ORDER BY category.mpath), '[]')
  FROM product_category_product membership
  JOIN product_category category ON category.id = membership.product_category_id
  WHERE membership.product_id = product.id AND category.deleted_at IS NULL
    AND category.is_active AND NOT category.is_internal`;

/** Public categories the product is in, themselves and everything above them. */
const PLACEMENTS = `
  SELECT DISTINCT above.id, above.name
  FROM product_category_product membership
  JOIN product_category category ON category.id = membership.product_category_id
   AND category.deleted_at IS NULL AND category.is_active AND NOT category.is_internal
  JOIN product_category above ON above.id = ANY (string_to_array(category.mpath, '.'))
   AND above.deleted_at IS NULL AND above.is_active AND NOT above.is_internal
  WHERE membership.product_id = product.id`;

const SCALARS = [
  "id",
  "title",
  "subtitle",
  "description",
  "handle",
  "is_giftcard",
  "discountable",
  "thumbnail",
  "collection_id",
  "type_id",
  "weight",
  "length",
  "height",
  "width",
  "hs_code",
  "origin_country",
  "mid_code",
  "material",
]
  .map((column) => `'${column}', product.${column}`)
  .join(", ");

/**
 * Products of the catalogue with everything the Store API may show of them except price and stock.
 * Parameters: products (up to 500). Rows: one per product that exists and is not deleted.
 */
export async function readCatalogueProducts(
  db: Knex,
  params: { product_ids: string[] },
): Promise<CatalogueProductRow[]> {
  const { rows } = await db.raw<{ rows: CatalogueProductRow[] }>(
    `SELECT product.id AS product_id, product.status = 'published' AS is_published,
            jsonb_build_object(${SCALARS}) || jsonb_build_object(
              'created_at', ${iso("product.created_at")}, 'updated_at', ${iso("product.updated_at")},
              'type', (SELECT ${asJson("type", ["external_id"])} FROM product_type type
                       WHERE type.id = product.type_id AND type.deleted_at IS NULL),
              'collection', (SELECT ${asJson("collection", ["external_id"])} FROM product_collection collection
                             WHERE collection.id = product.collection_id AND collection.deleted_at IS NULL),
              'options', (${OPTIONS}),
              'tags', (SELECT coalesce(jsonb_agg(${asJson("tag", ["external_id"])} ORDER BY tag.value), '[]')
                       FROM product_tags tagging
                       JOIN product_tag tag ON tag.id = tagging.product_tag_id AND tag.deleted_at IS NULL
                       WHERE tagging.product_id = product.id),
              'images', (SELECT coalesce(jsonb_agg(${asJson("image")} ORDER BY image.rank, image.id), '[]')
                         FROM image WHERE image.product_id = product.id AND image.deleted_at IS NULL)) AS document,
            jsonb_build_object('metadata', product.metadata, 'status', product.status,
                               'external_id', product.external_id, 'deleted_at', NULL,
                               'categories', (${CATEGORIES})) AS extras,
            ARRAY(SELECT id FROM (${PLACEMENTS}) placed ORDER BY id) AS category_ids,
            ARRAY(SELECT name FROM (${PLACEMENTS}) placed ORDER BY id) AS category_names,
            (SELECT coalesce(jsonb_agg(jsonb_build_object(
                      'variant_id', variant.id, 'variant_rank', coalesce(variant.variant_rank, 0),
                      'document', ${asJson("variant", ["manage_inventory", "allow_backorder"])}
                                  || jsonb_build_object('options', (${VARIANT_OPTIONS})),
                      'extras', jsonb_build_object('images', (${VARIANT_IMAGES})))
                    ORDER BY variant.variant_rank, variant.id), '[]')
             FROM product_variant variant
             WHERE variant.product_id = product.id AND variant.deleted_at IS NULL) AS variants
     FROM product
     WHERE product.id = ANY (:product_ids::text[]) AND product.deleted_at IS NULL
     ORDER BY product.id
     LIMIT 500`,
    params,
  );
  return rows;
}
