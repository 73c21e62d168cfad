import { CLEAR_CELL, IMPORT_COLUMNS, type ImportColumn, type ImportRowError } from "../../../contract/imports";
import { MAX_STOCK } from "../../../contract/offers";
import { COPY_NULL, copyText, withoutGuard } from "./copy-text";
import type { CsvRecord } from "./csv-records";
import { readHeader, rowError, type ColumnRule, type Header } from "./import-header";
import { readInstant, whyNotANumber } from "./import-values";

const RULES: readonly ColumnRule<ImportColumn>[] = [
  { name: "dark_store", aliases: ["dark_store", "dark_store_code", "store", "store_code"] },
  { name: "sku", aliases: ["sku", "variant_sku", "item_code", "code"], required: true },
  { name: "price", aliases: ["price", "selling_price"] },
  { name: "mrp", aliases: ["mrp", "max_retail_price", "list_price"] },
  { name: "on_hand", aliases: ["on_hand", "stock", "quantity", "qty", "stock_quantity"] },
  { name: "bin", aliases: ["bin", "bin_location", "shelf"] },
  { name: "reorder_level", aliases: ["reorder_level", "reorder_point", "min_stock"] },
  { name: "max_per_order", aliases: ["max_per_order", "max_quantity", "max_qty"] },
  { name: "is_available", aliases: ["is_available", "available", "active"] },
  { name: "sale_price", aliases: ["sale_price"] },
  { name: "sale_starts_at", aliases: ["sale_starts_at", "sale_start", "sale_from"] },
  { name: "sale_ends_at", aliases: ["sale_ends_at", "sale_end", "sale_to"] },
];

const MAX_PRICE = 10_000_000;
const MAX_SKU = 255;
const MAX_BIN = 32;
const MAX_PER_ORDER = 10_000;
const TRUE_WORDS = new Set(["true", "yes", "y", "1"]);
const FALSE_WORDS = new Set(["false", "no", "n", "0"]);

/** What a cell of `-` empties, as bits of the staged `clears`. A sale goes as a whole. */
export const CLEARS = { bin: 1, max_per_order: 2, sale_price: 28, sale_starts_at: 8, sale_ends_at: 16 } as const;
const CLEARABLE: Partial<Record<ImportColumn, number>> = CLEARS;

/** Whole non-negative numbers and plain prices, as nearly all cells are. */
const PLAIN_COUNT = /^\d{1,7}$/;
const PLAIN_PRICE = /^\d{1,7}(?:\.\d{1,6})?$/;

/** Finds the columns of a stock file; a file for many stores names the store in each row. */
export function readStockHeader(
  cells: readonly string[],
  manyStores: boolean,
): { header: Header<ImportColumn>; errors: ImportRowError[] } {
  const rules = RULES.map((rule) => (rule.name === "dark_store" ? { ...rule, required: manyStores } : rule));
  const { header, errors } = readHeader(cells, rules);
  const said = [...header.cells.keys()].filter((column) => column !== "sku" && column !== "dark_store");
  if (errors.length === 0 && said.length === 0) {
    const others = IMPORT_COLUMNS.filter((column) => column !== "sku" && column !== "dark_store").join(", ");
    errors.push(rowError(1, null, "missing_column", `The header needs at least one of ${others} beside sku.`));
  }
  return { header, errors };
}

/**
 * Reads rows of a stock file into lines of COPY text for the staging table, whose columns are `columns`. It makes as
 * few objects as it can: a million rows pass through here. What only the database knows is judged later.
 */
export class StockRowReader {
  /** The staging table's columns, in the order of a line. */
  readonly columns: string[];
  private readonly cells: { column: ImportColumn; index: number }[];
  private errors: ImportRowError[] = [];
  private line = 0;

  constructor(
    private readonly header: Header<ImportColumn>,
    private readonly manyStores: boolean,
  ) {
    this.cells = [...header.cells].map(([column, index]) => ({ column, index }));
    this.columns = ["line", ...this.cells.map(({ column }) => column), "clears"];
  }

  /** A line of COPY text, or everything that is wrong with the row. */
  read(record: CsvRecord): string | ImportRowError[] {
    this.errors = [];
    this.line = record.line;
    let text = String(record.line);
    let clears = 0;
    let price = -1;
    let mrp = -1;
    let sale = -1;
    let starts = "";
    let ends = "";
    for (const { column, index } of this.cells) {
      const cell = trimmed(record.cells[index]);
      const clearing = cell === CLEAR_CELL ? CLEARABLE[column] : undefined;
      clears |= clearing ?? 0;
      const value = clearing === undefined ? this.valueOf(column, cell) : COPY_NULL;
      text += `\t${value}`;
      if (value === COPY_NULL) {
        continue;
      }
      if (column === "price") {
        price = Number(value);
      } else if (column === "mrp") {
        mrp = Number(value);
      } else if (column === "sale_price") {
        sale = Number(value);
      } else if (column === "sale_starts_at") {
        starts = value;
      } else if (column === "sale_ends_at") {
        ends = value;
      }
    }
    if (price > mrp && mrp >= 0) {
      this.fail("price", "price_above_mrp", "The price is above the MRP.");
    }
    if (sale > price && price >= 0) {
      this.fail("sale_price", "sale_above_price", "The sale price is above the price.");
    }
    if (starts !== "" && ends !== "" && ends <= starts) {
      this.fail("sale_ends_at", "sale_ends_before_start", "The sale ends before it starts.");
    }
    this.countCells(record.cells);
    return this.errors.length > 0 ? this.errors : `${text}\t${clears}\n`;
  }

  private countCells(cells: readonly string[]): void {
    if (cells.length > this.header.width && cells.slice(this.header.width).some((cell) => cell.trim() !== "")) {
      const message = `The row has ${cells.length} cells and the header ${this.header.width}: quote cells with commas in them.`;
      this.fail(null, "too_many_columns", message);
    }
  }

  private valueOf(column: ImportColumn, cell: string): string {
    switch (column) {
      case "sku":
        return this.text(column, cell, MAX_SKU, true);
      case "dark_store":
        return this.text(column, cell, MAX_SKU, this.manyStores);
      case "bin":
        return this.text(column, cell, MAX_BIN, false);
      case "price":
      case "mrp":
      case "sale_price":
        return this.money(column, cell);
      case "on_hand":
      case "reorder_level":
        return this.count(column, cell, 0, MAX_STOCK);
      case "max_per_order":
        return this.count(column, cell, 1, MAX_PER_ORDER);
      case "is_available":
        return this.flag(column, cell);
      default:
        return this.instant(column, cell);
    }
  }

  private text(column: ImportColumn, cell: string, longest: number, required: boolean): string {
    if (cell === "") {
      return required ? this.fail(column, "required", `${column} must not be empty.`) : COPY_NULL;
    }
    const value = withoutGuard(cell);
    return value.length > longest
      ? this.fail(column, "too_long", `${column} is longer than ${longest} characters.`)
      : copyText(value);
  }

  private money(column: ImportColumn, cell: string): string {
    if (PLAIN_PRICE.test(cell)) {
      return cell;
    }
    return this.number(column, cell, 0, MAX_PRICE);
  }

  private count(column: ImportColumn, cell: string, least: number, most: number): string {
    if (PLAIN_COUNT.test(cell) && Number(cell) >= least && Number(cell) <= most) {
      return cell;
    }
    const value = this.number(column, cell, least, most);
    if (value !== COPY_NULL && !Number.isInteger(Number(value))) {
      return this.fail(column, "not_whole", `${column} must be a whole number.`);
    }
    return value;
  }

  /** The slow way, for cells that are not plainly right: finds out what is wrong with them. */
  private number(column: ImportColumn, cell: string, least: number, most: number): string {
    if (cell === "") {
      return COPY_NULL;
    }
    const wrong = whyNotANumber(cell);
    if (wrong) {
      return this.fail(column, wrong.code, `${column} ${wrong.sentence}`);
    }
    const value = Number(cell);
    if (value < 0) {
      return this.fail(column, "negative", `${column} must not be negative.`);
    }
    if (value < least) {
      return this.fail(column, "too_small", `${column} must be at least ${least}.`);
    }
    return value > most ? this.fail(column, "too_large", `${column} is above ${most}.`) : String(value);
  }

  private flag(column: ImportColumn, cell: string): string {
    const word = cell.toLowerCase();
    if (word === "") {
      return COPY_NULL;
    }
    if (TRUE_WORDS.has(word)) {
      return "t";
    }
    return FALSE_WORDS.has(word) ? "f" : this.fail(column, "not_a_flag", `${column} must be true or false.`);
  }

  private instant(column: ImportColumn, cell: string): string {
    if (cell === "") {
      return COPY_NULL;
    }
    const message = `${column} must be an instant such as 2027-01-31T18:30:00Z; without a time zone it is UTC.`;
    return readInstant(cell) ?? this.fail(column, "not_an_instant", message);
  }

  private fail(column: ImportColumn | null, code: string, message: string): string {
    this.errors.push(rowError(this.line, column, code, message));
    return COPY_NULL;
  }
}

/** Without surrounding space; nearly no cell has any. */
function trimmed(cell: string | undefined): string {
  if (cell === undefined || cell === "") {
    return "";
  }
  const [first, last] = [cell.charCodeAt(0), cell.charCodeAt(cell.length - 1)];
  return first <= 32 || last <= 32 || first >= 160 || last >= 160 ? cell.trim() : cell;
}
