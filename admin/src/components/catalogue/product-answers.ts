/** A product as Medusa's Admin API answers it, as far as the panel uses it. */
export interface ProductAnswer {
  id: string;
  title: string;
  subtitle: string | null;
  description: string | null;
  handle: string;
  status: string;
  thumbnail: string | null;
  images: { id: string; url: string }[];
  categories: { id: string; name: string }[];
  variants: VariantAnswer[];
  options: { id: string; title: string; values: { id: string; value: string }[] }[];
  tags: { id: string; value: string }[];
}

export interface VariantAnswer {
  id: string;
  title: string;
  sku: string | null;
  barcode: string | null;
  ean: string | null;
  weight: number | null;
  options: { value: string; option_id: string }[];
}

export interface CategoryAnswer {
  id: string;
  name: string;
  parent_category_id: string | null;
  rank: number;
  is_active: boolean;
}

export const PRODUCT_FIELDS =
  "fields=id,title,subtitle,description,handle,status,thumbnail,*images,*categories,*tags,*options,*options.values,*variants,*variants.options";

const STATIC = "/static/";

/** The panel's own address of a picture of the catalogue; null for one that lies with somebody else. */
export function imageAddress(url: string): string | null {
  const at = url.indexOf(STATIC);
  return at < 0 ? null : `/admin/api/own/images/${url.slice(at + STATIC.length)}`;
}
