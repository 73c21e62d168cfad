import type { HttpClient } from "../client/http-client.js";
import type { CsvFile, RowError } from "../csv/read-rows.js";
import { StockRowConverter, columnsSent, csvLine } from "./convert-rows.js";

/** The server's record of an import. */
interface InventoryImport {
  id: string;
  status: "running" | "done" | "failed";
  row_count: number;
  applied_count: number;
  error_count: number;
  errors: RowError[];
}

export interface ImportResult {
  import_id: string;
  status: InventoryImport["status"];
  row_count: number;
  applied_count: number;
  repeated_count: number;
  error_count: number;
  /** The first of them; their lines are lines of the user's file. */
  errors: RowError[];
}

export interface ImportSettings {
  darkStoreId: string;
  dryRun: boolean;
  /** Take nothing when any row is wrong. */
  strict: boolean;
  onProgress: (rows: number) => void;
}

const IMPORT_TIMEOUT_MS = 30 * 60_000;
const MAX_ERRORS_KEPT = 1000;
const CHUNK_BYTES = 64 * 1024;

/** Streams a stock file to the server's import, converted on the way; memory does not grow with the file. */
export async function importInventory(
  admin: HttpClient,
  file: CsvFile,
  settings: ImportSettings,
): Promise<ImportResult> {
  const tally: Tally = { rowCount: 0, repeatedCount: 0, localErrorCount: 0, localErrors: [], sourceLines: [] };
  const { inventory_import: answer } = await admin.call<{ inventory_import: InventoryImport }>(
    "POST",
    `/admin/dark-stores/${settings.darkStoreId}/inventory-imports`,
    {
      query: { dry_run: settings.dryRun, on_error: settings.strict ? "abort" : "skip" },
      stream: { contentType: "text/csv; charset=utf-8", chunks: convertFile(file, tally, settings.onProgress) },
      timeoutMs: IMPORT_TIMEOUT_MS,
    },
  );
  const serverErrors = answer.errors.map((error) => ({
    ...error,
    line: tally.sourceLines[error.line - 2] ?? error.line,
  }));
  return {
    import_id: answer.id,
    status: answer.status,
    row_count: tally.rowCount,
    applied_count: answer.applied_count,
    repeated_count: tally.repeatedCount,
    error_count: tally.localErrorCount + answer.error_count,
    errors: [...tally.localErrors, ...serverErrors].sort((a, b) => a.line - b.line).slice(0, MAX_ERRORS_KEPT),
  };
}

/** The first row at fault, found without sending anything; null when all rows can be sent. */
export async function findBadRow(file: CsvFile): Promise<RowError | null> {
  const converter = new StockRowConverter(file.columns);
  for await (const row of file.rows) {
    const converted = converter.convert(row);
    if (converted.kind === "error") {
      return converted.error;
    }
  }
  return null;
}

interface Tally {
  rowCount: number;
  repeatedCount: number;
  localErrorCount: number;
  localErrors: RowError[];
  /** The user's line of each line that was sent. */
  sourceLines: number[];
}

async function* convertFile(
  file: CsvFile,
  tally: Tally,
  onProgress: (rows: number) => void,
): AsyncGenerator<Uint8Array> {
  const converter = new StockRowConverter(file.columns);
  const columns = columnsSent(file.columns);
  let chunk = csvLine(columns);
  for await (const row of file.rows) {
    tally.rowCount += 1;
    const converted = converter.convert(row);
    if (converted.kind === "row") {
      tally.sourceLines.push(row.line);
      chunk += csvLine(columns.map((column) => converted.row[column]));
    } else if (converted.kind === "repeated") {
      tally.repeatedCount += 1;
    } else {
      tally.localErrorCount += 1;
      if (tally.localErrors.length < MAX_ERRORS_KEPT) {
        tally.localErrors.push(converted.error);
      }
    }
    if (chunk.length >= CHUNK_BYTES) {
      yield Buffer.from(chunk);
      onProgress(tally.rowCount);
      chunk = "";
    }
  }
  yield Buffer.from(chunk);
  onProgress(tally.rowCount);
}
