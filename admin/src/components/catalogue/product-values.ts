import type { ProductAnswer } from "./product-answers.js";

export interface VariantValues {
  id: string | null;
  title: string;
  sku: string;
  barcode: string;
  weight: string;
}

/** What is typed into the form of a product. */
export interface ProductValues {
  title: string;
  subtitle: string;
  description: string;
  handle: string;
  status: string;
  categories: string[];
  images: string[];
  variants: VariantValues[];
}

const OPTION = "Pack";
export const NEW_VARIANT: VariantValues = { id: null, title: "1 unit", sku: "", barcode: "", weight: "" };

const EMPTY: ProductValues = {
  title: "",
  subtitle: "",
  description: "",
  handle: "",
  status: "draft",
  categories: [],
  images: [],
  variants: [NEW_VARIANT],
};

/** What the form shows of a product; of a new one, one pack to fill in. */
export function valuesOf(product: ProductAnswer | null): ProductValues {
  if (!product) return EMPTY;
  return {
    title: product.title,
    subtitle: product.subtitle ?? "",
    description: product.description ?? "",
    handle: product.handle,
    status: product.status,
    categories: product.categories.map(({ id }) => id),
    images: product.images.map(({ url }) => url),
    variants: product.variants.map(({ id, title, sku, barcode, weight }) => ({
      id,
      title,
      sku: sku ?? "",
      barcode: barcode ?? "",
      weight: weight === null ? "" : String(weight),
    })),
  };
}

const words = (text: string): string | null => text.trim() || null;

/** The part of a body that new and changed products share. */
function sharedBody(values: ProductValues): Record<string, unknown> {
  const [thumbnail = null] = values.images;
  return {
    title: values.title.trim(),
    subtitle: words(values.subtitle),
    description: words(values.description),
    ...(values.handle.trim() && { handle: values.handle.trim() }),
    status: values.status,
    categories: values.categories.map((id) => ({ id })),
    images: values.images.map((url) => ({ url })),
    thumbnail,
  };
}

function variantBody({ title, sku, barcode, weight }: VariantValues): Record<string, unknown> {
  return {
    title: title.trim(),
    sku: words(sku),
    barcode: words(barcode),
    weight: weight.trim() === "" ? null : Number(weight),
  };
}

/** The body that makes a product. Price and stock are the stores': variants have neither. */
export function newBodyOf(
  values: ProductValues,
  known: { shipping_profile_id: string; sales_channel_id: string },
): Record<string, unknown> {
  return {
    ...sharedBody(values),
    shipping_profile_id: known.shipping_profile_id,
    sales_channels: [{ id: known.sales_channel_id }],
    options: [{ title: OPTION, values: values.variants.map(({ title }) => title.trim()) }],
    variants: values.variants.map((variant) => ({
      ...variantBody(variant),
      options: { [OPTION]: variant.title.trim() },
      manage_inventory: false,
      prices: [],
    })),
  };
}

/** The calls that bring a product from what it was to what was typed: paths begin after `/admin`. */
export function changesOf(
  id: string,
  values: ProductValues,
  before: ProductValues,
): { path: string; body: Record<string, unknown> }[] {
  const path = `/products/${encodeURIComponent(id)}`;
  const changes = [];
  if (JSON.stringify(sharedBody(values)) !== JSON.stringify(sharedBody(before))) {
    changes.push({ path, body: sharedBody(values) });
  }
  for (const variant of values.variants) {
    const known = before.variants.find((each) => each.id === variant.id);
    if (variant.id !== null && JSON.stringify(variant) !== JSON.stringify(known)) {
      changes.push({ path: `${path}/variants/${encodeURIComponent(variant.id)}`, body: variantBody(variant) });
    }
  }
  return changes;
}
