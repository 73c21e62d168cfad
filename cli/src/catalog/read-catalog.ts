import { parseAmount, parsePercentage, weightLabel } from "../csv/amounts.js";
import type { ColumnMap, Field } from "../csv/columns.js";
import { isEan13 } from "../csv/ean13.js";
import type { CsvRow, RowError } from "../csv/read-rows.js";
import { SkuAllocator } from "../csv/sku.js";

/** A product as a file describes it, ready to be sent. */
export interface ProductDraft {
  line: number;
  sku: string;
  name: string;
  name_hi: string | null;
  brand: string | null;
  unit: string;
  weight_g: number | null;
  /** Percentage of tax in the price. */
  tax_rate: number | null;
  barcode: string | null;
  description: string | null;
  /** Address of a picture. */
  image: string | null;
  /** Paths from the top category down; more than one when the file lists the product several times. */
  categories: string[][];
}

export interface CatalogReading {
  drafts: ProductDraft[];
  errors: RowError[];
  rowCount: number;
  /** Rows that repeat a product listed before and were merged into it. */
  mergedCount: number;
}

const DEFAULT_UNIT = "1 unit";
const MAX_NAME = 255;

/** Reads a whole catalogue; every row ends as a draft, merged into an earlier draft, or as an error. */
export async function readCatalog(rows: AsyncIterable<CsvRow>, columns: ColumnMap): Promise<CatalogReading> {
  const drafts = new Map<string, ProductDraft>();
  const reading: CatalogReading = { drafts: [], errors: [], rowCount: 0, mergedCount: 0 };
  const allocator = new SkuAllocator();
  for await (const row of rows) {
    reading.rowCount += 1;
    const draft = draftOf(row, columns, allocator);
    if ("code" in draft) {
      reading.errors.push(draft);
      continue;
    }
    const earlier = drafts.get(draft.sku);
    if (!earlier) {
      drafts.set(draft.sku, draft);
    } else if (earlier.name.toLowerCase() === draft.name.toLowerCase()) {
      mergeCategories(earlier, draft);
      reading.mergedCount += 1;
    } else {
      const message = `${draft.sku} is already the SKU of "${earlier.name}" (line ${earlier.line}).`;
      reading.errors.push({ line: row.line, column: "sku", code: "duplicate_sku", message });
    }
  }
  reading.drafts = [...drafts.values()];
  return reading;
}

function draftOf({ line, values }: CsvRow, columns: ColumnMap, allocator: SkuAllocator): ProductDraft | RowError {
  const fail = (column: Field, code: string, message: string): RowError => ({ line, column, code, message });
  const name = values.name;
  if (!name) {
    return fail("name", "name_missing", "The row has no name.");
  }
  if (name.length > MAX_NAME) {
    return fail("name", "name_too_long", `The name is longer than ${MAX_NAME} characters.`);
  }
  if (values.barcode && /^\d{13}$/.test(values.barcode) && !isEan13(values.barcode)) {
    return fail("barcode", "barcode_check_digit", `${values.barcode} is no EAN-13: its check digit is wrong.`);
  }
  if (values.image && !/^https?:$/.test(URL.canParse(values.image) ? new URL(values.image).protocol : "")) {
    return fail("image", "image_invalid", `"${values.image}" is no http or https address of a picture.`);
  }
  const mrp = values.mrp === undefined ? null : parseAmount(values.mrp, columns.rules.mrp?.divisor);
  if (values.mrp !== undefined && !mrp) {
    return fail("mrp", "mrp_invalid", `"${values.mrp}" is no MRP above 0.`);
  }
  const tax_rate = values.tax_rate === undefined ? null : parsePercentage(values.tax_rate);
  if (values.tax_rate !== undefined && tax_rate === null) {
    return fail("tax_rate", "tax_rate_invalid", `"${values.tax_rate}" is no percentage from 0 to 100, such as 5.`);
  }
  const { unit, weight_g } = packOf(values);
  const identity = { name, brand: values.brand, unit, pack: values.pack };
  return {
    line,
    sku: values.sku ?? allocator.allocate(identity, mrp).sku,
    name,
    name_hi: values.name_hi ?? null,
    brand: values.brand ?? null,
    unit,
    weight_g,
    tax_rate,
    barcode: values.barcode ?? null,
    description: values.description ?? null,
    image: values.image ?? null,
    categories: values.category ? [[values.category, ...(values.sub_category ? [values.sub_category] : [])]] : [],
  };
}

/** The pack as the customer reads it, from the unit column or the weight. */
export function packOf(values: CsvRow["values"]): { unit: string; weight_g: number | null } {
  const grams = Number(values.weight_g);
  const weight_g = values.weight_g !== undefined && Number.isFinite(grams) && grams > 0 ? grams : null;
  return { unit: values.unit ?? (weight_g ? weightLabel(weight_g) : DEFAULT_UNIT), weight_g };
}

function mergeCategories(into: ProductDraft, from: ProductDraft): void {
  const known = new Set(into.categories.map((path) => path.join("\n")));
  into.categories.push(...from.categories.filter((path) => !known.has(path.join("\n"))));
}
