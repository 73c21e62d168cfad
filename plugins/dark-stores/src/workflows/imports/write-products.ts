import { createHash } from "node:crypto";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { updateProductsWorkflow, updateProductVariantsWorkflow } from "@medusajs/medusa/core-flows";
import type { ImportRowError } from "../../contract/imports";
import { Refusal } from "../../contract/refusal";
import { rowError, type CatalogContent, type CatalogRow } from "../../modules/dark-stores";
import { slugOf, type CatalogCategories } from "./catalog-categories";
import { setProductTaxRates } from "./catalog-tax-rates";
import { createImportedProductsWorkflow, type Shop } from "./workflows/create-imported-products";

/** What became of some rows. */
export interface WrittenProducts {
  created_count: number;
  updated_count: number;
  unchanged_count: number;
  errors: ImportRowError[];
}

interface Existing {
  id: string;
  sku: string;
  product_id: string;
  metadata: Record<string, unknown> | null;
  product: { metadata: Record<string, unknown> | null };
}

/** New products of one workflow. Those of a chunk run side by side: one computes while the other waits for PostgreSQL. */
const CREATED_TOGETHER = 100;
const OPTION = "Pack";
const DEFAULT_UNIT = "1 unit";
/** Where a variant remembers what was imported, so that an unchanged row costs no write. */
const FINGERPRINT = "import_fingerprint";

/** The shop's sales channel and shipping profile; refuses `base_data_missing`. */
export async function findShop(container: MedusaContainer): Promise<Shop> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data: stores } = await query.graph({ entity: "store", fields: ["default_sales_channel_id"] });
  const { data: profiles } = await query.graph({ entity: "shipping_profile", fields: ["id", "type"] });
  const channel = (stores as { default_sales_channel_id?: string | null }[])[0]?.default_sales_channel_id;
  const candidates = profiles as { id: string; type: string }[];
  const profile = candidates.find(({ type }) => type === "default") ?? candidates[0];
  if (!channel || !profile) {
    const sentence = "There is no default sales channel or shipping profile: run the migrations.";
    throw new Refusal("conflict", "base_data_missing", sentence);
  }
  return { sales_channel_id: channel, shipping_profile_id: profile.id };
}

/**
 * Creates and updates the products of some rows through Medusa, found again by SKU. Rows that Medusa refuses become
 * errors: a batch it refuses is halved until they stand alone. What another import creates meanwhile is updated; each
 * import writes in the same order whatever its file's, so that no two wait for one another.
 */
export async function writeProducts(
  container: MedusaContainer,
  rows: CatalogRow[],
  categories: CatalogCategories,
  shop: Shop,
): Promise<WrittenProducts> {
  const written: WrittenProducts = { created_count: 0, updated_count: 0, unchanged_count: 0, errors: [] };
  const existing = await findExisting(container, rows);
  const added = rows.filter(({ sku }) => !existing.has(sku)).sort(by(({ sku }) => sku));
  const productOf = new Map<string, string>();
  const create = async (batch: CatalogRow[]): Promise<void> => {
    const products = batch.map((row) => newProduct(row, categories));
    const { result } = await createImportedProductsWorkflow(container).run({ input: { products, shop } });
    result.forEach((id, index) => productOf.set(batch[index]?.sku ?? "", id));
    written.created_count += batch.length;
  };
  const createUnlessThere = async (batch: CatalogRow[]): Promise<void> => {
    try {
      await create(batch);
    } catch (error) {
      const meanwhile = refusalOf(error) ? await findExisting(container, batch) : new Map<string, Existing>();
      if (meanwhile.size === 0) throw error;
      meanwhile.forEach((variant, sku) => existing.set(sku, variant));
      const rest = batch.filter(({ sku }) => !meanwhile.has(sku));
      await halving(rest, written.errors, createUnlessThere);
    }
  };
  const creating = partsOf(added, CREATED_TOGETHER).map((batch) => halving(batch, written.errors, createUnlessThere));
  await Promise.allSettled(creating); // a fault of one must not leave others at work behind its back
  await Promise.all(creating);
  const known = rows.filter(({ sku }) => existing.has(sku));
  const changed = known.filter((row) => existing.get(row.sku)?.metadata?.[FINGERPRINT] !== fingerprintOf(row.content));
  written.unchanged_count = known.length - changed.length;
  existing.forEach(({ product_id }, sku) => productOf.set(sku, product_id));
  await halving(changed, written.errors, async (batch) => {
    await update(container, batch, existing, categories, shop);
    written.updated_count += batch.length;
  });
  await setProductTaxRates(container, taxRatesOf(rows, productOf));
  return written;
}

/** What the rows say of their products' taxes; of a product with several packs the last one holds. */
function taxRatesOf(rows: readonly CatalogRow[], productOf: ReadonlyMap<string, string>): Map<string, number | null> {
  return new Map(
    rows.flatMap(({ sku, content }) => {
      const id = productOf.get(sku);
      const rate = content["tax_rate"];
      return id === undefined || rate === undefined ? [] : [[id, rate === null ? null : Number(rate)] as const];
    }),
  );
}

async function findExisting(container: MedusaContainer, rows: CatalogRow[]): Promise<Map<string, Existing>> {
  if (rows.length === 0) {
    return new Map();
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({
    entity: "product_variant",
    fields: ["id", "sku", "product_id", "metadata", "product.metadata"],
    filters: { sku: rows.map(({ sku }) => sku) },
  });
  return new Map((data as Existing[]).map((variant) => [variant.sku, variant]));
}

function by<T>(keyOf: (item: T) => string): (a: T, b: T) => number {
  return (a, b) => (keyOf(a) < keyOf(b) ? -1 : 1);
}

function partsOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function halving(
  rows: CatalogRow[],
  errors: ImportRowError[],
  write: (rows: CatalogRow[]) => Promise<void>,
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  try {
    await write(rows);
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) {
      throw error;
    }
    const [only] = rows;
    if (rows.length === 1 && only) {
      errors.push(rowError(only.line, null, refusal.code, refusal.message));
      return;
    }
    const middle = Math.ceil(rows.length / 2);
    await halving(rows.slice(0, middle), errors, write);
    await halving(rows.slice(middle), errors, write);
  }
}

/** Medusa's own refusals are about rows; anything else is a fault that stops the import. */
function refusalOf(error: unknown): { code: string; message: string } | null {
  const { type, message } = error as { type?: unknown; message?: unknown };
  const known = ["invalid_data", "duplicate_error", "not_found", "not_allowed"];
  return typeof type === "string" && known.includes(type) ? { code: type, message: String(message) } : null;
}

function newProduct({ sku, content }: CatalogRow, categories: CatalogCategories) {
  const unit = textOf(content["unit"]) ?? DEFAULT_UNIT;
  return {
    ...changesOf(content, categories),
    title: textOf(content["title"]) ?? sku,
    handle: textOf(content["handle"]) ?? slugOf(sku),
    subtitle: unit,
    status: (textOf(content["status"]) ?? "published") as "published",
    metadata: metadataOf(content, null),
    options: [{ title: OPTION, values: [unit] }],
    variants: [
      {
        title: unit,
        sku,
        ...(typeof content["barcode"] === "string" && { barcode: content["barcode"] }),
        manage_inventory: false,
        options: { [OPTION]: unit },
        metadata: { [FINGERPRINT]: fingerprintOf(content) },
      },
    ],
  };
}

async function update(
  container: MedusaContainer,
  rows: CatalogRow[],
  existing: Map<string, Existing>,
  categories: CatalogCategories,
  shop: Shop,
): Promise<void> {
  const pairs = rows.flatMap((row) => {
    const variant = existing.get(row.sku);
    return variant ? [{ row, variant }] : [];
  });
  // A product with several packs has a row for each; what the last of them says of the product holds.
  const products = new Map(pairs.map((pair) => [pair.variant.product_id, pair]));
  const changes = [...products.values()].sort(by(({ variant }) => variant.product_id));
  const singles = await findSinglePacks(container, [...products.keys()]);
  await updateProductsWorkflow(container).run({
    input: {
      products: changes.map(({ row: { content }, variant }) => ({
        id: variant.product_id,
        ...changesOf(content, categories),
        ...(content["title"] != null && { title: String(content["title"]) }),
        ...(content["handle"] != null && { handle: String(content["handle"]) }),
        ...(content["unit"] != null && singles.has(variant.product_id) && { subtitle: String(content["unit"]) }),
        ...(content["status"] != null && { status: content["status"] as "published" }),
        metadata: metadataOf(content, variant.product.metadata),
        sales_channels: [{ id: shop.sales_channel_id }],
        shipping_profile_id: shop.shipping_profile_id,
      })),
    },
  });
  await updateProductVariantsWorkflow(container).run({
    input: {
      product_variants: pairs.sort(by(({ variant }) => variant.id)).map(({ row: { content }, variant }) => ({
        id: variant.id,
        manage_inventory: false,
        ...(content["unit"] != null && { title: String(content["unit"]) }),
        ...(content["barcode"] !== undefined && { barcode: textOf(content["barcode"]) }),
        metadata: { ...variant.metadata, [FINGERPRINT]: fingerprintOf(content) },
      })),
    },
  });
}

/** Which of these products come in one pack only: their subtitle is that pack. */
async function findSinglePacks(container: MedusaContainer, ids: string[]): Promise<Set<string>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const { data } = await query.graph({ entity: "product", fields: ["id", "variants.id"], filters: { id: ids } });
  const products = data as { id: string; variants: { id: string }[] }[];
  return new Set(products.flatMap(({ id, variants }) => (variants.length === 1 ? [id] : [])));
}

/** What a row says of a product that may be said of new and old ones alike. */
function changesOf(content: CatalogContent, categories: CatalogCategories) {
  const { description, thumbnail, weight, category } = content;
  return {
    ...(description !== undefined && { description: textOf(description) }),
    ...(thumbnail !== undefined && { thumbnail: textOf(thumbnail) }),
    ...(weight !== undefined && { weight: weight === null ? null : Number(weight) }),
    ...(category !== undefined && { category_ids: category === null ? [] : categories.idsOf(String(category)) }),
  };
}

/** The product's metadata with what the row says: names in other languages, the brand, keys of one's own. */
function metadataOf(content: CatalogContent, before: Record<string, unknown> | null): Record<string, unknown> {
  const said = Object.entries(content).flatMap(([field, value]) => {
    const key = field === "brand" || field.startsWith("title_") ? field : /^metadata\.(.+)$/.exec(field)?.[1];
    return key === undefined ? [] : [[key, value] as const];
  });
  return { ...before, ...Object.fromEntries(said) };
}

function textOf(value: CatalogContent[string]): string | null {
  return value === undefined || value === null ? null : String(value);
}

function fingerprintOf(content: CatalogContent): string {
  const sorted = Object.entries(content).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash("sha256").update(JSON.stringify(sorted)).digest("hex").slice(0, 16);
}
