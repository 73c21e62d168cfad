import { readFile, writeFile } from "node:fs/promises";
import { CommandError } from "../frame/errors.js";
import type { ColumnMap } from "./columns.js";

/** `--map` as text: `sku=Item,price=Price/100`. */
export function mappingText({ rules }: ColumnMap): string {
  return Object.entries(rules)
    .map(([field, { header, divisor }]) => `${field}=${header}${divisor === 1 ? "" : `/${divisor}`}`)
    .join(",");
}

/** Keeps a mapping of columns in a file, one pair a line, for `--map-file`. Throws when it cannot be written. */
export async function saveMapping(path: string, columns: ColumnMap): Promise<void> {
  const lines = mappingText(columns).replaceAll(",", "\n");
  try {
    await writeFile(path, `# field=Column, or field=Column/100 for amounts in hundredths\n${lines}\n`);
  } catch (error) {
    throw new CommandError("file_not_written", `Cannot write ${path}: ${(error as Error).message}`);
  }
}

/** The mapping kept in a file, as `--map` takes it. Throws when there is no such file or nothing in it. */
export async function readMapping(path: string): Promise<string> {
  const text = await readFile(path, "utf8").catch((error: Error) => {
    throw new CommandError("file_missing", `Cannot read ${path}: ${error.message}`);
  });
  const pairs = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== "" && !line.startsWith("#"));
  if (pairs.length === 0) {
    throw new CommandError("mapping_empty", `${path} holds no mapping: write lines such as price=Price/100.`);
  }
  return pairs.join(",");
}
