import { hasValidCheckDigit } from "../../../contract/barcodes";
import { CATALOG_COLUMNS, type CatalogColumn } from "../../../contract/catalog-imports";
import { CLEAR_CELL, type ImportRowError } from "../../../contract/imports";
import { COPY_NULL, copyText, withoutGuard } from "./copy-text";
import type { CsvRecord } from "./csv-records";
import { plainName, readHeader, rowError, type ColumnRule } from "./import-header";
import { whyNotANumber } from "./import-values";

/** What a row says of a product: absent keeps, null empties. */
export type CatalogContent = Partial<Record<string, string | number | null>>;

const ALIASES: Partial<Record<CatalogColumn, string[]>> = {
  title: ["name", "product", "product_name"],
  barcode: ["ean", "gtin"],
  unit: ["pack", "pack_size", "option"],
  weight: ["weight_g", "weight_grams"],
  tax_rate: ["tax", "tax_percent", "gst", "gst_rate", "vat", "vat_rate"],
  category: ["categories", "category_path"],
  thumbnail: ["image", "image_url"],
};

/** How long a cell may be. */
const LONGEST: Record<CatalogColumn, number> = {
  sku: 255,
  handle: 255,
  title: 255,
  description: 20_000,
  brand: 255,
  category: 2000,
  barcode: 64,
  unit: 100,
  weight: 20,
  tax_rate: 20,
  thumbnail: 2000,
  status: 20,
};
const MAX_METADATA = 2000;
const MAX_WEIGHT_G = 1_000_000;
const STATUSES = ["draft", "proposed", "published", "rejected"];
/** What a product cannot be without: `-` does not empty these. */
const KEPT: readonly string[] = ["sku", "handle", "title", "unit", "status"];
const OWN_KEY = /^(title_[a-z]{2,3}(?:_[a-z0-9]{2,8})?|metadata\..{1,64})$/;

/** Which cell is which field: our columns, names in other languages and metadata. */
export function readCatalogHeader(cells: readonly string[]): {
  fields: Map<string, number>;
  width: number;
  errors: ImportRowError[];
} {
  const rules: ColumnRule<CatalogColumn>[] = CATALOG_COLUMNS.map((name) => ({
    name,
    aliases: [name, ...(ALIASES[name] ?? [])],
    required: name === "sku",
  }));
  const { header, errors } = readHeader(cells, rules);
  const fields = new Map<string, number>(header.cells);
  cells.forEach((cell, index) => {
    const trimmed = cell.trim();
    const name = trimmed.startsWith("metadata.") ? trimmed : plainName(cell);
    if (OWN_KEY.test(name) && fields.has(name)) {
      errors.push(rowError(1, name, "duplicate_column", `The header names ${name} more than once.`));
    } else if (OWN_KEY.test(name)) {
      fields.set(name, index);
    }
  });
  if (errors.length === 0 && fields.size === 1) {
    errors.push(rowError(1, null, "missing_column", "The header needs at least one column beside sku, such as title."));
  }
  return { fields, width: cells.length, errors };
}

/** Reads rows of a catalogue file into lines of COPY text for the staging table, whose columns are `columns`. */
export class CatalogRowReader {
  readonly columns = ["line", "sku", "handle", "barcode", "content"];
  private readonly fields: [string, number][];

  constructor(
    fields: Map<string, number>,
    private readonly width: number,
  ) {
    this.fields = [...fields];
  }

  /** A line of COPY text, or everything that is wrong with the row. */
  read({ line, cells }: CsvRecord): string | ImportRowError[] {
    const errors: ImportRowError[] = [];
    const content: CatalogContent = {};
    for (const [field, index] of this.fields) {
      const cell = (cells[index] ?? "").trim();
      if (cell === "") {
        continue;
      }
      const value = valueOf(field, cell);
      if (typeof value === "object" && value !== null) {
        errors.push(rowError(line, field, value.code, value.message));
      } else {
        content[field] = value;
      }
    }
    if (typeof content["sku"] !== "string") {
      errors.push(rowError(line, "sku", "required", "sku must not be empty."));
    }
    if (cells.length > this.width && cells.slice(this.width).some((cell) => cell.trim() !== "")) {
      const message = `The row has ${cells.length} cells and the header ${this.width}: quote cells with commas in them.`;
      errors.push(rowError(line, null, "too_many_columns", message));
    }
    if (errors.length > 0) {
      return errors;
    }
    const { sku, ...others } = content;
    const key = (value: CatalogContent[string]) => (typeof value === "string" ? copyText(value) : COPY_NULL);
    const handle = key(content["handle"]);
    const json = copyText(JSON.stringify(others));
    return `${line}\t${key(sku)}\t${handle}\t${key(content["barcode"])}\t${json}\n`;
  }
}

type Wrong = { code: string; message: string };

function valueOf(field: string, cell: string): string | number | null | Wrong {
  if (cell === CLEAR_CELL && !KEPT.includes(field)) {
    return null;
  }
  const value = withoutGuard(cell);
  const longest = LONGEST[field as CatalogColumn] ?? MAX_METADATA;
  if (value.length > longest) {
    return { code: "too_long", message: `${field} is longer than ${longest} characters.` };
  }
  switch (field) {
    case "weight":
      return weightOf(value);
    case "tax_rate":
      return percentageOf(value);
    case "status":
      return STATUSES.includes(value.toLowerCase())
        ? value.toLowerCase()
        : { code: "unknown_status", message: `status must be one of ${STATUSES.join(", ")}.` };
    case "handle":
      return /^[\p{L}\p{N}\p{M}]+(?:[-_]+[\p{L}\p{N}\p{M}]+)*$/u.test(value)
        ? value
        : { code: "not_a_handle", message: "handle must be letters, digits and hyphens, such as milk-500-ml." };
    case "thumbnail":
      return /^(https?:\/\/|\/)\S+$/.test(value)
        ? value
        : { code: "not_an_address", message: "thumbnail must be the address of an image." };
    case "barcode":
      return /^\d{13}$/.test(value) && !hasValidCheckDigit(value)
        ? { code: "barcode_check_digit", message: `${value} is no EAN-13: its check digit is wrong.` }
        : value;
    case "category":
      return categoryPaths(value).some((path) => path.some((name) => name === "" || name.length > 255))
        ? { code: "not_a_path", message: "category must be a path such as Dairy > Milk, several separated by |." }
        : value;
    default:
      return value;
  }
}

function weightOf(value: string): number | Wrong {
  const wrong = whyNotANumber(value);
  if (wrong) {
    return { code: wrong.code, message: `weight ${wrong.sentence}` };
  }
  const grams = Number(value);
  return grams >= 0 && grams <= MAX_WEIGHT_G
    ? grams
    : { code: grams < 0 ? "negative" : "too_large", message: `weight must be from 0 to ${MAX_WEIGHT_G} grams.` };
}

function percentageOf(value: string): number | Wrong {
  const plain = value.replace(/\s*%$/, "");
  const wrong = whyNotANumber(plain);
  if (wrong) {
    return { code: wrong.code, message: "tax_rate must be a percentage such as 5 or 12.5." };
  }
  const rate = Number(plain);
  return rate >= 0 && rate <= 100
    ? rate
    : { code: rate < 0 ? "negative" : "too_large", message: "tax_rate must be from 0 to 100 percent." };
}

/** The paths of a category cell, top category first; `\>` and `\|` are signs within a name. */
export function categoryPaths(cell: string): string[][] {
  return cell
    .split(/(?<!\\)\|/)
    .map((path) => path.split(/(?<!\\)>/).map((name) => name.replace(/\\([>|])/g, "$1").trim()));
}
