import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { searchWordsOf } from "../policies/search-words";
import { deleteCatalogueProducts } from "../queries/delete-catalogue-products.sql";
import { readCatalogueProducts, type CatalogueProductRow } from "../queries/read-catalogue-products.sql";
import { replaceCataloguePlacements } from "../queries/replace-catalogue-placements.sql";
import { replaceCatalogueVariants } from "../queries/replace-catalogue-variants.sql";
import { replaceCatalogueWords } from "../queries/replace-catalogue-words.sql";
import { upsertCatalogueProducts, type CatalogueProductInput } from "../queries/upsert-catalogue-products.sql";

/** Names in other languages are kept in a product's metadata: `name_hi`, `title_hi`, `name_kn`, ... */
const NAME_KEY = /^(?:name|title)_([a-z]{2,3})$/;
/** More words a product should be found by, separated as you like: `metadata.keywords`. */
const LABEL_KEYS = ["brand", "keywords"];

function text(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function namesOf(metadata: Record<string, unknown> | null): Record<string, string> | null {
  const names = Object.entries(metadata ?? {}).flatMap(([key, value]) => {
    const language = NAME_KEY.exec(key)?.[1];
    return language !== undefined && typeof value === "string" && value.trim() !== "" ? [[language, value]] : [];
  });
  return names.length === 0 ? null : (Object.fromEntries(names) as Record<string, string>);
}

function values(document: unknown, key: string): string[] {
  const list = Array.isArray(document) ? document : document === null || document === undefined ? [] : [document];
  return list.flatMap((entry) => text((entry as Record<string, unknown>)[key]) ?? []);
}

function wordsOf(row: CatalogueProductRow) {
  const { document, extras, variants } = row;
  const codes = variants.flatMap((variant) => [
    text(variant.document["sku"]),
    text(variant.document["barcode"]),
    text(variant.document["ean"]),
    text(variant.document["upc"]),
  ]);
  return searchWordsOf({
    names: [text(document["title"]), ...Object.values(namesOf(extras.metadata) ?? {}), ...codes],
    labels: [...LABEL_KEYS.map((key) => text(extras.metadata?.[key])), ...values(document["tags"], "value")],
    surroundings: [
      text(document["subtitle"]),
      ...variants.map((variant) => text(variant.document["title"])),
      ...row.category_names,
      ...values(document["collection"], "title"),
      ...values(document["type"], "value"),
    ],
    description: text(document["description"]),
  });
}

function keptOf(row: CatalogueProductRow): CatalogueProductInput {
  const { document, extras } = row;
  const title = text(document["title"]) ?? "";
  return {
    product_id: row.product_id,
    handle: text(document["handle"]) ?? "",
    title,
    sort_title: title.toLowerCase(),
    is_published: row.is_published,
    collection_id: text(document["collection_id"]),
    type_id: text(document["type_id"]),
    tag_ids: values(document["tags"], "id"),
    names: namesOf(extras.metadata),
    document: JSON.stringify(document),
    extras: JSON.stringify(extras),
    created_at: text(document["created_at"]) ?? "",
    updated_at: text(document["updated_at"]) ?? "",
  };
}

/**
 * Brings up to 500 products up to date as the Store API shows them and as they are searched.
 * Answers the products whose place in listings may have changed.
 */
export async function refreshCatalogue(db: Knex, productIds: string[]): Promise<string[]> {
  if (productIds.length === 0) {
    return [];
  }
  const rows = await readCatalogueProducts(db, { product_ids: productIds });
  const ids = rows.map((row) => row.product_id);
  const gone = productIds.filter((id) => !ids.includes(id));
  await deleteCatalogueProducts(db, { product_ids: gone });
  if (rows.length === 0) {
    return gone;
  }
  const moved = await upsertCatalogueProducts(db, { products: rows.map(keptOf) });
  const regrouped = await replaceCatalogueVariants(db, {
    product_ids: ids,
    variants: rows.flatMap((row) =>
      row.variants.map((variant) => ({
        variant_id: variant.variant_id,
        product_id: row.product_id,
        variant_rank: variant.variant_rank,
        document: JSON.stringify(variant.document),
        extras: JSON.stringify(variant.extras),
      })),
    ),
  });
  const placed = rows.flatMap((row) => row.category_ids.map((category) => [row.product_id, category] as const));
  await replaceCataloguePlacements(db, {
    product_ids: ids,
    placed_ids: placed.map(([product]) => product),
    category_ids: placed.map(([, category]) => category),
  });
  const words = rows.flatMap((row) => wordsOf(row).map((word) => ({ ...word, product_id: row.product_id })));
  await replaceCatalogueWords(db, {
    product_ids: ids,
    named_ids: words.map((word) => word.product_id),
    words: words.map((word) => word.word),
    weights: words.map((word) => word.weight),
  });
  return [...new Set([...gone, ...[...moved, ...regrouped].map((row) => row.product_id)])];
}
