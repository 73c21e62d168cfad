import { packOf } from "../catalog/read-catalog.js";
import { parseAmount, parseCount, parseYesNo } from "../csv/amounts.js";
import type { ColumnMap, Field } from "../csv/columns.js";
import type { CsvRow, RowError } from "../csv/read-rows.js";
import { SkuAllocator } from "../csv/sku.js";

/** The columns of the server's import, in the order they are sent. */
// prettier-ignore
const IMPORT_COLUMNS = [
  "sku", "price", "mrp", "on_hand", "bin", "reorder_level", "max_per_order", "is_available",
] as const;

type ImportColumn = (typeof IMPORT_COLUMNS)[number];

export type StockRow = Partial<Record<ImportColumn, string>> & { sku: string };

export type ConvertedRow = { kind: "row"; row: StockRow } | { kind: "repeated" } | { kind: "error"; error: RowError };

/** The columns a file has something to say about; the others keep their values on the server. */
export function columnsSent({ rules }: ColumnMap): ImportColumn[] {
  const sources: Record<ImportColumn, readonly Field[]> = {
    sku: ["sku", "name"],
    price: ["price", "mrp"],
    mrp: ["mrp"],
    on_hand: ["on_hand", "out_of_stock"],
    bin: ["bin"],
    reorder_level: ["reorder_level"],
    max_per_order: ["max_per_order"],
    is_available: ["is_available"],
  };
  return IMPORT_COLUMNS.filter((column) => sources[column].some((field) => rules[field]));
}

/** Turns rows of a stock file into rows of the server's import: amounts, pieces, and the SKU the catalogue gave. */
export class StockRowConverter {
  private readonly columns: ColumnMap;
  private readonly allocator = new SkuAllocator();

  constructor(columns: ColumnMap) {
    this.columns = columns;
  }

  convert({ line, values }: CsvRow): ConvertedRow {
    const problems: RowError[] = [];
    const read = <T>(field: Field, parse: (text: string) => T | null, what: string): T | undefined => {
      const text = values[field];
      const value = text === undefined ? undefined : parse(text);
      if (value === null) {
        problems.push({ line, column: field, code: `${field}_invalid`, message: `"${text}" is not ${what}.` });
      }
      return value ?? undefined;
    };
    const money = (field: "mrp" | "price"): number | undefined =>
      read(field, (text) => parseAmount(text, this.columns.rules[field]?.divisor) || null, "a price above 0");
    const mrp = money("mrp");
    const price = money("price") ?? (this.columns.rules.price ? undefined : mrp);
    const onHand = read("on_hand", parseCount, "a number of pieces");
    const outOfStock = read("out_of_stock", parseYesNo, "yes or no");
    const isAvailable = read("is_available", parseYesNo, "yes or no");
    if (!values.sku && !values.name) {
      problems.push({ line, column: "sku", code: "sku_missing", message: "The row has neither a SKU nor a name." });
    }
    if (problems[0]) {
      return { kind: "error", error: problems[0] };
    }
    const { sku, repeated } = this.skuFor(values, mrp ?? null);
    if (repeated) {
      return { kind: "repeated" };
    }
    return {
      kind: "row",
      row: {
        sku,
        price: price?.toString(),
        mrp: mrp?.toString(),
        on_hand: outOfStock ? "0" : onHand?.toString(),
        bin: values.bin,
        reorder_level: values.reorder_level,
        max_per_order: values.max_per_order,
        is_available: isAvailable?.toString(),
      },
    };
  }

  private skuFor(values: CsvRow["values"], mrp: number | null): { sku: string; repeated: boolean } {
    if (values.sku) {
      return { sku: values.sku, repeated: false };
    }
    const { unit } = packOf(values);
    return this.allocator.allocate({ name: values.name!, brand: values.brand, unit, pack: values.pack }, mrp);
  }
}

/** One line of CSV, quoted where needed. */
export function csvLine(cells: readonly (string | number | null | undefined)[]): string {
  const quoted = cells.map((cell) => {
    const text = cell === null || cell === undefined ? "" : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${quoted.join(",")}\n`;
}
