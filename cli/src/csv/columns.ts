import { UsageError } from "../frame/errors.js";

/** The fields that product and stock files can carry. */
// prettier-ignore
export const FIELDS = [
  "sku", "name", "name_hi", "category", "sub_category", "brand", "unit", "weight_g", "pack", "mrp", "price", "tax_rate",
  "barcode", "description", "image", "on_hand", "out_of_stock", "is_available", "bin", "reorder_level", "max_per_order",
] as const;

export type Field = (typeof FIELDS)[number];

/** Where a field's value stands in the file, and by what it is divided (100 for paise). */
export interface ColumnRule {
  header: string;
  divisor: number;
}

export interface ColumnMap {
  rules: Partial<Record<Field, ColumnRule>>;
  /** The known layout the file was recognised as, if any. */
  layout: string | null;
}

/** Headers that mean a field, compared without case, spaces and punctuation. */
const ALIASES: Partial<Record<Field, readonly string[]>> = {
  sku: ["sku", "skucode", "itemcode", "productcode"],
  name: ["name", "product", "productname", "title", "item", "itemname"],
  name_hi: ["namehi", "namehindi", "hindiname"],
  category: ["category", "maincategory", "department"],
  sub_category: ["subcategory"],
  brand: ["brand", "brandname"],
  unit: ["unit", "packsize", "size", "uom"],
  weight_g: ["weightg", "weightingms", "weightgrams"],
  mrp: ["mrp", "marketprice", "maximumretailprice"],
  price: ["price", "saleprice", "sellingprice", "offerprice"],
  tax_rate: ["taxrate", "tax", "taxpercent", "gst", "gstrate", "gstpercent", "vat", "vatrate"],
  barcode: ["barcode", "ean", "ean13", "gtin"],
  description: ["description", "details"],
  image: ["image", "imageurl", "thumbnail", "picture", "photo"],
  on_hand: ["onhand", "stock", "stockquantity", "availablequantity", "qty", "quantity"],
  out_of_stock: ["outofstock"],
  is_available: ["isavailable"],
  bin: ["bin", "shelf", "location"],
  reorder_level: ["reorderlevel"],
  max_per_order: ["maxperorder"],
};

/** Files whose columns do not mean what their names say. */
const LAYOUTS = [
  {
    name: "quick-commerce listing, amounts in paise",
    // Here `quantity` is the size of the pack, and the selling price is in paise although nothing says so.
    map: "category=Category,name=name,mrp=mrp/100,price=discountedSellingPrice/100,on_hand=availableQuantity,weight_g=weightInGms,pack=quantity,out_of_stock=outOfStock",
  },
] as const;

/** Finds each field's column: `--map` first, then a known layout, then the headers' own names. */
export function mapColumns(headers: readonly string[], mapping: string | undefined): ColumnMap {
  const byHand = mapping ? parseMapping(mapping) : {};
  for (const [field, rule] of Object.entries(byHand)) {
    if (!headers.includes(rule.header)) {
      throw new UsageError(
        `--map ${field}=${rule.header}: the file has no column "${rule.header}"; it has ${headers.filter(Boolean).join(", ")}.`,
      );
    }
  }
  const layout = LAYOUTS.find(({ map }) =>
    Object.values(parseMapping(map)).every(({ header }) => headers.includes(header)),
  );
  const found = layout ? parseMapping(layout.map) : detect(headers);
  return { rules: { ...found, ...byHand }, layout: layout?.name ?? null };
}

/** Parses `sku=Item,price=discountedSellingPrice/100`. */
export function parseMapping(mapping: string): Partial<Record<Field, ColumnRule>> {
  const rules: Partial<Record<Field, ColumnRule>> = {};
  for (const part of mapping.split(",")) {
    const [, field, header, divisor] = /^\s*(\w+)\s*=\s*(.+?)\s*(?:\/\s*(\d+)\s*)?$/.exec(part) ?? [];
    if (!field || !header) {
      throw new UsageError(`--map: "${part}" is not of the form field=Column or field=Column/100.`);
    }
    if (!isField(field)) {
      throw new UsageError(`--map: there is no field "${field}"; the fields are ${FIELDS.join(", ")}.`);
    }
    rules[field] = { header, divisor: divisor ? Math.max(Number(divisor), 1) : 1 };
  }
  return rules;
}

function detect(headers: readonly string[]): Partial<Record<Field, ColumnRule>> {
  const rules: Partial<Record<Field, ColumnRule>> = {};
  for (const [field, aliases] of Object.entries(ALIASES)) {
    const found = aliases.map((alias) => headers.find((header) => plain(header) === alias)).find(Boolean);
    if (found && isField(field)) {
      rules[field] = { header: found, divisor: 1 };
    }
  }
  return rules;
}

function plain(header: string): string {
  return header.toLowerCase().replace(/[^a-z0-9]/g, "");
}

function isField(name: string): name is Field {
  return (FIELDS as readonly string[]).includes(name);
}
