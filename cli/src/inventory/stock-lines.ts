import { openCsv } from "../csv/read-rows.js";
import { CommandError, UsageError } from "../frame/errors.js";

/** So many pieces of a SKU. */
export interface StockLine {
  sku: string;
  quantity: number;
}

/** Parses `sku=quantity` as `flag` takes it. */
export function parseStockLine(text: string, { flag, least }: { flag: string; least: 0 | 1 }): StockLine {
  const [, sku, quantity] = /^(.+)=(\d{1,8})$/.exec(text) ?? [];
  if (!sku || !quantity || Number(quantity) < least) {
    throw new UsageError(`${flag}: "${text}" is not of the form sku=quantity.`);
  }
  return { sku, quantity: Number(quantity) };
}

/** Reads SKUs and pieces from a CSV file with the columns sku and on_hand (or quantity); throws at the first wrong row. */
export async function readStockLines(
  path: string,
  { mapping, least }: { mapping: string | undefined; least: 0 | 1 },
): Promise<StockLine[]> {
  const { rows, columns } = await openCsv(path, mapping);
  if (!columns.rules.sku || !columns.rules.on_hand) {
    throw new CommandError("columns_missing", `${path} needs the columns sku and quantity: name them with --map.`);
  }
  const lines: StockLine[] = [];
  for await (const { line, values } of rows) {
    const quantity = Number(values.on_hand ?? Number.NaN);
    if (!values.sku || !Number.isInteger(quantity) || quantity < least) {
      throw new CommandError(
        "line_invalid",
        `Line ${line}: write a SKU and a whole number of pieces from ${least} on.`,
      );
    }
    lines.push({ sku: values.sku, quantity });
  }
  if (lines.length === 0) throw new CommandError("csv_empty", `${path} has no rows.`);
  return lines;
}
