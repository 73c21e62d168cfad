import { IMPORT_COLUMNS, type ImportColumn, type ImportRowError } from "../../../contract/imports";
import { MAX_STOCK } from "../../../contract/offers";

/** One valid line of a stock file; null keeps what the offer has. */
export interface ImportRow {
  line: number;
  sku: string;
  price: number | null;
  mrp: number | null;
  on_hand: number | null;
  bin: string | null;
  reorder_level: number | null;
  max_per_order: number | null;
  is_available: boolean | null;
}

/** Which column of the file is which of ours. */
export type ColumnMap = Map<ImportColumn, number>;

const ALIASES: Record<ImportColumn, string[]> = {
  sku: ["sku", "variant_sku", "item_code", "code"],
  price: ["price", "selling_price", "sale_price"],
  mrp: ["mrp", "max_retail_price", "list_price"],
  on_hand: ["on_hand", "stock", "quantity", "qty", "stock_quantity"],
  bin: ["bin", "bin_location", "shelf"],
  reorder_level: ["reorder_level", "reorder_point", "min_stock"],
  max_per_order: ["max_per_order", "max_quantity", "max_qty"],
  is_available: ["is_available", "available", "active"],
};

const MAX_PRICE = 10_000_000;
const MAX_TEXT = 255;
const MAX_BIN = 32;
const TRUE_WORDS = new Set(["true", "yes", "y", "1"]);
const FALSE_WORDS = new Set(["false", "no", "n", "0"]);

/** Finds our columns in a header line, whatever its case and spacing; columns that are not ours are left alone. */
export function mapColumns(header: string[]): { columns: ColumnMap; errors: ImportRowError[] } {
  const names = header.map((cell) =>
    cell
      .trim()
      .toLowerCase()
      .replace(/[\s-]+/g, "_"),
  );
  const columns: ColumnMap = new Map();
  const errors: ImportRowError[] = [];
  for (const column of IMPORT_COLUMNS) {
    const found = names.flatMap((name, index) => (ALIASES[column].includes(name) ? [index] : []));
    const [first] = found;
    if (found.length > 1) {
      errors.push(error(1, column, "duplicate_column", `The header names ${column} ${found.length} times.`));
    }
    if (first !== undefined) {
      columns.set(column, first);
    }
  }
  if (!columns.has("sku")) {
    errors.push(error(1, "sku", "missing_column", "The header needs a column sku."));
  } else if (columns.size === 1) {
    const others = IMPORT_COLUMNS.filter((column) => column !== "sku").join(", ");
    errors.push(error(1, null, "missing_column", `The header needs at least one of ${others} beside sku.`));
  }
  return { columns, errors };
}

function error(line: number, column: string | null, code: string, message: string): ImportRowError {
  return { line, column, code, message };
}

/** Reads one line; all its errors, or the row. What needs the database (unknown SKU, duplicates, MRP kept) comes later. */
export function readRow(
  cells: string[],
  columns: ColumnMap,
  line: number,
): { row: ImportRow; errors: [] } | { row: null; errors: ImportRowError[] } {
  const errors: ImportRowError[] = [];
  const text = (column: ImportColumn): string => {
    const index = columns.get(column);
    return index === undefined ? "" : (cells[index] ?? "").trim();
  };
  const fail = (column: ImportColumn, code: string, message: string): null => {
    errors.push(error(line, column, code, message));
    return null;
  };
  const number = (column: ImportColumn): number | null => {
    const value = text(column);
    if (value === "") {
      return null;
    }
    return /^-?\d{1,12}(\.\d{1,6})?$/.test(value)
      ? Number(value)
      : fail(column, "not_a_number", `${column} must be a plain number such as 49.50.`);
  };
  const price = (column: "price" | "mrp"): number | null => {
    const value = number(column);
    if (value !== null && value < 0) {
      return fail(column, "negative", `${column} must not be negative.`);
    }
    return value !== null && value > MAX_PRICE ? fail(column, "too_large", `${column} is above ${MAX_PRICE}.`) : value;
  };
  const count = (column: "on_hand" | "reorder_level" | "max_per_order", minimum: number): number | null => {
    const value = number(column);
    if (value === null) {
      return null;
    }
    if (!Number.isInteger(value)) {
      return fail(column, "not_whole", `${column} must be a whole number.`);
    }
    if (value < 0) {
      return fail(column, "negative", `${column} must not be negative.`);
    }
    if (value < minimum) {
      return fail(column, "too_small", `${column} must be at least ${minimum}.`);
    }
    return value > MAX_STOCK ? fail(column, "too_large", `${column} is above ${MAX_STOCK}.`) : value;
  };
  const flag = (): boolean | null => {
    const value = text("is_available").toLowerCase();
    if (value === "") {
      return null;
    }
    if (TRUE_WORDS.has(value)) {
      return true;
    }
    return FALSE_WORDS.has(value) ? false : fail("is_available", "not_a_flag", "is_available must be true or false.");
  };

  const sku = text("sku");
  if (sku === "") {
    fail("sku", "required", "sku must not be empty.");
  } else if (sku.length > MAX_TEXT) {
    fail("sku", "too_long", `sku is longer than ${MAX_TEXT} characters.`);
  }
  const bin = text("bin");
  if (bin.length > MAX_BIN) {
    fail("bin", "too_long", `bin is longer than ${MAX_BIN} characters.`);
  }
  const row: ImportRow = {
    line,
    sku,
    price: price("price"),
    mrp: price("mrp"),
    on_hand: count("on_hand", 0),
    bin: bin === "" ? null : bin,
    reorder_level: count("reorder_level", 0),
    max_per_order: count("max_per_order", 1),
    is_available: flag(),
  };
  if (row.price !== null && row.mrp !== null && row.price > row.mrp) {
    fail("price", "price_above_mrp", "price is above mrp.");
  }
  return errors.length > 0 ? { row: null, errors } : { row, errors: [] };
}

/** The sentence for a problem that only the database could see. */
export function problemError(line: number, problem: string): ImportRowError {
  const known: Record<string, [ImportColumn, string]> = {
    unknown_sku: ["sku", "The catalogue has no variant with this SKU."],
    duplicate_sku: ["sku", "This SKU is on an earlier line of the file."],
    price_required: ["price", "The store does not offer this yet: a new offer needs a price."],
    price_above_mrp: ["price", "The price would be above the MRP."],
    below_reserved: ["on_hand", "Open orders hold more than this."],
  };
  const [column, message] = known[problem] ?? ["sku", problem];
  return error(line, column, problem, message);
}
