import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import { CommandError } from "../frame/errors.js";

const MAX_BYTES = 5 * 1024 * 1024;

/** A row by its column names, with its line in the file. */
export interface SmallCsvRow {
  line: number;
  record: Record<string, string>;
}

/** All rows of a CSV file with a header, of at most 5 MB: lists of people, written by people. */
export async function readSmallCsv(path: string): Promise<SmallCsvRow[]> {
  const bytes = await readFile(path).catch(() => {
    throw new CommandError("file_missing", `There is no file ${path} that can be read.`);
  });
  if (bytes.length > MAX_BYTES || bytes.includes(0)) {
    throw new CommandError("csv_not_text", `${path} is not UTF-8 text of at most 5 MB.`);
  }
  try {
    const parsed: unknown = parse(bytes, {
      bom: true,
      columns: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
      relax_column_count: true,
    });
    return (parsed as { record: Record<string, string>; info: { lines: number } }[]).map(({ record, info }) => ({
      line: info.lines,
      record,
    }));
  } catch (error) {
    throw new CommandError("csv_broken", `${path} cannot be read as CSV: ${(error as Error).message}`);
  }
}
