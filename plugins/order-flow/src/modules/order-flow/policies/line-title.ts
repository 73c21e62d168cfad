/** The names Medusa gives the only variant of a product; they tell a picker nothing. */
const NAMELESS_VARIANTS = ["default", "default variant"];

/** What a picker reads: the product, and the variant where it says more. */
export function lineTitleOf(item: {
  title: string;
  product_title?: string | null;
  variant_title?: string | null;
}): string {
  const product = item.product_title ?? item.title;
  const variant = item.variant_title?.trim();
  if (!variant || NAMELESS_VARIANTS.includes(variant.toLowerCase()) || variant === product) return product;
  return `${product} ${variant}`;
}
