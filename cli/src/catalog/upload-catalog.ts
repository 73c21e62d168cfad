import { createHash } from "node:crypto";
import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import type { RowError } from "../csv/read-rows.js";
import { slugOf } from "../csv/sku.js";
import { CommandError } from "../frame/errors.js";
import { Categories } from "./categories.js";
import type { ProductDraft } from "./read-catalog.js";

export interface UploadResult {
  createdCount: number;
  updatedCount: number;
  unchangedCount: number;
  categoryCount: number;
  errors: RowError[];
}

interface ExistingVariant {
  id: string;
  sku: string;
  product_id: string;
  product: { metadata: Record<string, unknown> | null } | null;
}

const BATCH = 100;
/** A batch of a hundred products can take long on a busy small machine. */
const BATCH_TIMEOUT_MS = 180_000;
const OPTION = "Pack";
/** Where a product remembers what was imported, so that an unchanged row costs no write. */
const FINGERPRINT = "import_fingerprint";

/**
 * Creates and updates products through the Admin API, found again by SKU. Variants leave stock to the dark stores
 * (`manage_inventory` false). A batch that is refused is halved until the rows at fault stand alone.
 */
export async function uploadCatalog(
  admin: HttpClient,
  drafts: readonly ProductDraft[],
  onProgress: (rows: number) => void,
): Promise<UploadResult> {
  const result: UploadResult = { createdCount: 0, updatedCount: 0, unchangedCount: 0, categoryCount: 0, errors: [] };
  const categories = await Categories.load(admin);
  await categories.ensure(distinctPaths(drafts));
  result.categoryCount = categories.createdCount;
  const shop = await findShop(admin);
  for (let start = 0; start < drafts.length; start += BATCH) {
    const batch = drafts.slice(start, start + BATCH);
    const existing = await findExisting(admin, batch);
    const changed = batch.filter((draft) => {
      const variant = existing.get(draft.sku);
      return variant?.product?.metadata?.[FINGERPRINT] !== fingerprintOf(draft);
    });
    result.unchangedCount += batch.length - changed.length;
    await send(admin, changed, (draft) => toBody(draft, existing.get(draft.sku), categories, shop), result);
    onProgress(batch.length);
  }
  return result;
}

interface Shop {
  sales_channel_id: string;
  shipping_profile_id: string;
}

async function findShop(admin: HttpClient): Promise<Shop> {
  const [{ stores }, { shipping_profiles: profiles }] = await Promise.all([
    admin.get<{ stores: { default_sales_channel_id: string | null }[] }>("/admin/stores", { limit: 1 }),
    admin.get<{ shipping_profiles: { id: string; type: string }[] }>("/admin/shipping-profiles", { limit: 20 }),
  ]);
  const salesChannel = stores[0]?.default_sales_channel_id;
  const profile = profiles.find(({ type }) => type === "default") ?? profiles[0];
  if (!salesChannel || !profile) {
    throw new CommandError(
      "base_data_missing",
      "The server has no default sales channel or shipping profile: run its migrations.",
    );
  }
  return { sales_channel_id: salesChannel, shipping_profile_id: profile.id };
}

async function findExisting(admin: HttpClient, batch: readonly ProductDraft[]): Promise<Map<string, ExistingVariant>> {
  const { variants } = await admin.get<{ variants: ExistingVariant[] }>("/admin/product-variants", {
    sku: batch.map(({ sku }) => sku),
    limit: batch.length,
    fields: "id,sku,product_id,product.metadata",
  });
  return new Map(variants.map((variant) => [variant.sku, variant]));
}

type ProductBody = { id?: string } & Record<string, unknown>;

async function send(
  admin: HttpClient,
  drafts: readonly ProductDraft[],
  bodyOf: (draft: ProductDraft) => ProductBody,
  result: UploadResult,
): Promise<void> {
  if (drafts.length === 0) {
    return;
  }
  const bodies = drafts.map(bodyOf);
  const [update, create] = [bodies.filter(({ id }) => id), bodies.filter(({ id }) => !id)];
  try {
    await admin.post(
      "/admin/products/batch",
      { ...(create.length > 0 && { create }), ...(update.length > 0 && { update }) },
      { query: { fields: "id" }, timeoutMs: BATCH_TIMEOUT_MS },
    );
    result.createdCount += create.length;
    result.updatedCount += update.length;
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500 || error.status === 401 || error.status === 403) {
      throw error;
    }
    if (drafts.length === 1) {
      result.errors.push({ line: drafts[0]!.line, column: null, code: error.code, message: error.message });
      return;
    }
    const middle = Math.ceil(drafts.length / 2);
    await send(admin, drafts.slice(0, middle), bodyOf, result);
    await send(admin, drafts.slice(middle), bodyOf, result);
  }
}

function toBody(
  draft: ProductDraft,
  existing: ExistingVariant | undefined,
  categories: Categories,
  shop: Shop,
): ProductBody {
  const categoryIds = new Set(draft.categories.flatMap((path) => categories.idsOf(path)));
  const product = {
    title: draft.name,
    subtitle: draft.unit,
    description: draft.description,
    status: "published",
    weight: draft.weight_g,
    shipping_profile_id: shop.shipping_profile_id,
    sales_channels: [{ id: shop.sales_channel_id }],
    categories: [...categoryIds].map((id) => ({ id })),
    metadata: { name_hi: draft.name_hi, brand: draft.brand, [FINGERPRINT]: fingerprintOf(draft) },
  };
  const variant = { title: draft.unit, sku: draft.sku, barcode: draft.barcode, manage_inventory: false };
  if (existing) {
    return { id: existing.product_id, ...product, variants: [{ id: existing.id, ...variant }] };
  }
  return {
    ...product,
    handle: slugOf(draft.sku),
    options: [{ title: OPTION, values: [draft.unit] }],
    variants: [{ ...variant, options: { [OPTION]: draft.unit }, prices: [] }],
  };
}

function fingerprintOf({ line: _line, ...content }: ProductDraft): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("hex").slice(0, 16);
}

function distinctPaths(drafts: readonly ProductDraft[]): string[][] {
  const paths = new Map(drafts.flatMap(({ categories }) => categories.map((path) => [path.join("\n"), path] as const)));
  return [...paths.values()];
}
