import type { Readable } from "node:stream";
import { parse as csvParser, type CsvError } from "csv-parse";
import type { ImportRowError } from "../../contract/imports";
import { mapColumns, readRow, type ColumnMap, type ImportRow } from "../../modules/dark-stores/policies/import-rows";

export const MAX_ROWS = 1_000_000;
/** A longer line is an error of its own; shorter ones, however silly, are judged cell by cell. */
const MAX_RECORD_BYTES = 16 * 1024 * 1024;
const BATCH_ROWS = 1000;

/** What reading a file found; `errors` are the first of them, `error_count` is all. */
export interface ReadResult {
  row_count: number;
  staged_count: number;
  unreadable_count: number;
  errors: ImportRowError[];
}

interface ParsedRecord {
  record: string[];
  info: { lines: number };
}

/** Collects errors up to a cap, and counts the lines they are on. */
class Findings {
  readonly errors: ImportRowError[] = [];
  unreadable = 0;

  private lastLine = 0;

  constructor(private readonly cap: number) {}

  /** The parser stumbles over one broken line more than once: only the first time counts. */
  addLine(errors: ImportRowError[]): void {
    const line = errors[0]?.line ?? 0;
    if (line === this.lastLine) {
      return;
    }
    this.lastLine = line;
    this.unreadable += 1;
    this.errors.push(...errors.slice(0, Math.max(0, this.cap - this.errors.length)));
  }
}

function openParser(input: Readable, findings: Findings) {
  const parser = csvParser({
    bom: true,
    info: true,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_RECORD_BYTES,
  });
  parser.on("skip", (error: CsvError) => {
    const line = typeof error["lines"] === "number" ? error["lines"] : 0;
    const message = "This line is not valid CSV: check its quotes and its length.";
    findings.addLine([{ line, column: null, code: "malformed_line", message }]);
  });
  input.on("error", (error) => parser.destroy(error));
  input.on("aborted", () => parser.destroy(new Error("The upload was cut off.")));
  return input.pipe(parser);
}

/**
 * Reads a CSV stream line by line and hands good lines over in batches; memory does not grow with the file.
 * Stops with an error on the header line when the file is not a stock file, or when it has more than a million lines.
 */
export async function readStockFile(
  input: Readable,
  options: { max_errors: number; stage: (rows: ImportRow[]) => Promise<void> },
): Promise<ReadResult> {
  const findings = new Findings(options.max_errors);
  let columns: ColumnMap | null = null;
  let row_count = 0;
  let staged_count = 0;
  let batch: ImportRow[] = [];

  const flush = async (): Promise<void> => {
    if (batch.length > 0) {
      await options.stage(batch);
      staged_count += batch.length;
      batch = [];
    }
  };

  for await (const { record, info } of openParser(input, findings) as AsyncIterable<ParsedRecord>) {
    if (columns === null) {
      const mapped = mapColumns(record);
      if (mapped.errors.length > 0) {
        findings.addLine(mapped.errors);
        break;
      }
      columns = mapped.columns;
      continue;
    }
    if (row_count >= MAX_ROWS) {
      const message = `A file may have at most ${MAX_ROWS} lines: split it.`;
      findings.addLine([{ line: info.lines, column: null, code: "too_many_rows", message }]);
      break;
    }
    row_count += 1;
    const { row, errors } = readRow(record, columns, info.lines);
    if (row) {
      batch.push(row);
    } else {
      findings.addLine(errors);
    }
    if (batch.length >= BATCH_ROWS) {
      await flush();
    }
  }
  await flush();
  // What is left of a file that we stopped reading has to be taken in, or the sender never hears our answer.
  input.unpipe();
  input.resume();
  if (row_count === 0 && findings.unreadable === 0) {
    findings.addLine([
      { line: 1, column: null, code: "empty_file", message: "The file has no lines below its header." },
    ]);
  }
  return { row_count, staged_count, unreadable_count: findings.unreadable, errors: findings.errors };
}
