import type { ProductAnswer } from "./product-answers.js";

export interface VariantValues {
  id: string | null;
  title: string;
  sku: string;
  barcode: string;
  ean: string;
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
  /** Words, separated by commas. */
  tags: string;
  images: string[];
  variants: VariantValues[];
  /** What packs differ in, when that is one thing: packs can be added and renamed then. */
  option: { id: string; title: string; values: { id: string; value: string }[] } | null;
}

const OPTION = "Pack";
export const NEW_VARIANT: VariantValues = { id: null, title: "1 unit", sku: "", barcode: "", ean: "", weight: "" };

const EMPTY: ProductValues = {
  title: "",
  subtitle: "",
  description: "",
  handle: "",
  status: "draft",
  categories: [],
  tags: "",
  images: [],
  variants: [NEW_VARIANT],
  option: null,
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
    tags: product.tags.map(({ value }) => value).join(", "),
    images: product.images.map(({ url }) => url),
    option: optionOf(product),
    variants: product.variants.map(({ id, title, sku, barcode, ean, weight }) => ({
      id,
      title,
      sku: sku ?? "",
      barcode: barcode ?? "",
      ean: ean ?? "",
      weight: weight === null ? "" : String(weight),
    })),
  };
}

/** The one thing that packs differ in, if each pack is called by its value; null otherwise. */
function optionOf({ options, variants }: ProductAnswer): ProductValues["option"] {
  const [option] = options;
  const isPlain = options.length === 1 && variants.every((variant) => variant.options[0]?.value === variant.title);
  if (!option || !isPlain) return null;
  return { id: option.id, title: option.title, values: option.values.map(({ id, value }) => ({ id, value })) };
}

/** The words of a text with commas, each once. */
export function wordsIn(text: string): string[] {
  return [...new Set(text.split(",").map((word) => word.trim()))].filter((word) => word !== "");
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

function variantBody({ title, sku, barcode, ean, weight }: VariantValues): Record<string, unknown> {
  return {
    title: title.trim(),
    sku: words(sku),
    barcode: words(barcode),
    ean: words(ean),
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

/** One call of the Admin API; the path begins after `/admin`. */
interface Call {
  path: string;
  body: Record<string, unknown>;
}

/**
 * The calls that bring a product from what it was to what was typed, in their order. Names of packs are values of the
 * product's option: a new name is made one before the pack takes it, and one that no pack has any more goes last.
 */
export function changesOf(id: string, values: ProductValues, before: ProductValues): Call[] {
  const path = `/products/${encodeURIComponent(id)}`;
  const calls: Call[] = [];
  if (JSON.stringify(sharedBody(values)) !== JSON.stringify(sharedBody(before))) {
    calls.push({ path, body: sharedBody(values) });
  }
  const { option } = before;
  const names = values.variants.map(({ title }) => title.trim());
  const changeNames = (change: { add: { value: string }[] } | { remove: string[] }): void => {
    const body = { update: [{ product_option_id: option?.id, ...change }] };
    if (option) calls.push({ path: `${path}/options/batch`, body });
  };
  const known = option?.values ?? [];
  const added = [...new Set(names)].filter((name) => !known.some(({ value }) => value === name));
  if (added.length > 0) changeNames({ add: added.map((value) => ({ value })) });
  for (const variant of values.variants) calls.push(...variantCalls(path, variant, before));
  const gone = known.filter(({ value }) => !names.includes(value));
  if (gone.length > 0) changeNames({ remove: gone.map(({ id: valueId }) => valueId) });
  return calls;
}

function variantCalls(path: string, variant: VariantValues, { variants, option }: ProductValues): Call[] {
  const body = variantBody(variant);
  const title = variant.title.trim();
  if (variant.id === null) {
    const options = option ? { [option.title]: title } : {};
    return [{ path: `${path}/variants`, body: { ...body, options, manage_inventory: false, prices: [] } }];
  }
  const known = variants.find((each) => each.id === variant.id);
  if (JSON.stringify(variant) === JSON.stringify(known)) return [];
  const isRenamed = option !== null && title !== known?.title;
  return [
    {
      path: `${path}/variants/${encodeURIComponent(variant.id)}`,
      body: { ...body, ...(isRenamed && { options: { [option.title]: title } }) },
    },
  ];
}
