import { createReadStream, type ReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { CommandError } from "../frame/errors.js";
import { mapColumns, type ColumnMap, type Field } from "./columns.js";

/** One record of the file: where it ended, and its fields as trimmed text. */
export interface CsvRow {
  line: number;
  values: Partial<Record<Field, string>>;
}

/** A row with its record as it stands in the file. */
export interface ReadRow extends CsvRow {
  record: readonly string[];
}

export interface CsvFile {
  headers: readonly string[];
  columns: ColumnMap;
  /** How many bytes were read so far, of how many; null for stdin. */
  progress: () => { read: number; total: number } | null;
  rows: AsyncIterable<ReadRow>;
}

/** A row that was not taken, and why. */
export interface RowError {
  line: number;
  column: string | null;
  code: string;
  message: string;
}

const MAX_RECORD_BYTES = 64 * 1024;

/**
 * Streams a CSV file (or stdin for `-`) record by record: any line ends, byte order mark, quoted line breaks, missing
 * and surplus columns. Throws when it is no UTF-8 text or has no header.
 */
export async function openCsv(path: string, mapping: string | undefined): Promise<CsvFile> {
  const opened = path === "-" ? null : await openFile(path);
  const source: Readable = opened?.stream ?? process.stdin;
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  const text = Readable.from(textOnly(source, path));
  text.on("error", (error) => parser.destroy(error));
  const records = text.pipe(parser)[Symbol.asyncIterator]() as AsyncIterator<ParsedRecord>;
  const first = await nextRecord(records, path);
  const headers = first?.record.map(clean) ?? [];
  if (headers.filter(Boolean).length === 0) {
    throw new CommandError("csv_empty", `${path} has no header line.`);
  }
  const columns = mapColumns(headers, mapping);
  const progress = () => opened && { read: opened.stream.bytesRead, total: opened.size };
  return { headers, columns, progress, rows: rowsOf(records, headers, columns, path) };
}

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

async function openFile(path: string): Promise<{ stream: ReadStream; size: number }> {
  const found = await stat(path).catch(() => null);
  if (!found) {
    throw new CommandError("file_missing", `There is no file ${path}.`);
  }
  if (!found.isFile()) {
    throw new CommandError("file_missing", `${path} is not a file.`);
  }
  return { stream: createReadStream(path), size: found.size };
}

/** Refuses what begins with a NUL byte in it: UTF-16 and binary files have one in every line, UTF-8 text never. */
async function* textOnly(source: Readable, path: string): AsyncGenerator<Buffer> {
  let isChecked = false;
  for await (const chunk of source as AsyncIterable<Buffer | string>) {
    const bytes = Buffer.from(chunk);
    if (!isChecked && bytes.includes(0)) {
      throw new CommandError("csv_not_text", `${path} is not UTF-8 text. Save it as "CSV UTF-8" and try again.`);
    }
    isChecked = true;
    yield bytes;
  }
}

async function* rowsOf(
  records: AsyncIterator<ParsedRecord>,
  headers: readonly string[],
  { rules }: ColumnMap,
  path: string,
): AsyncGenerator<ReadRow> {
  const positions = Object.entries(rules).map(
    ([field, { header }]) => [field as Field, headers.indexOf(header)] as const,
  );
  for (let next = await nextRecord(records, path); next; next = await nextRecord(records, path)) {
    const { record, info } = next;
    const values: CsvRow["values"] = {};
    for (const [field, position] of positions) {
      const value = clean(record[position] ?? "");
      if (value !== "") {
        values[field] = value;
      }
    }
    yield { line: info.lines, record, values };
  }
}

async function nextRecord(records: AsyncIterator<ParsedRecord>, path: string): Promise<ParsedRecord | null> {
  try {
    const next = await records.next();
    return next.done ? null : next.value;
  } catch (error) {
    if (error instanceof CommandError || !(error instanceof Error)) {
      throw error;
    }
    throw new CommandError("csv_broken", `${path} cannot be read as CSV: ${error.message}`);
  }
}

/** Removes surrounding space and quotes that were typed into the value, and joins runs of space. */
function clean(value: string): string {
  const trimmed = value.replace(/[\s\u00a0]+/g, " ").trim();
  return /^".*"$/.test(trimmed) ? trimmed.slice(1, -1).trim() : trimmed;
}
