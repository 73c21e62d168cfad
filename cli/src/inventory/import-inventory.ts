import { basename } from "node:path";
import type { HttpClient } from "../client/http-client.js";
import type { ColumnMap } from "../csv/columns.js";
import { openCsv, type CsvFile, type RowError } from "../csv/read-rows.js";
import type { FindFault } from "../csv/rejected-rows.js";
import type { Progress, Terminal } from "../frame/terminal.js";
import { watchInTerminal } from "../imports/in-terminal.js";
import { eachError, refuseFault, resumeJob, watchJob, type ImportJob, type Watching } from "../imports/job.js";
import { sendFile } from "../imports/send-file.js";
import { StockRowConverter, columnsSent, csvLine } from "./convert-rows.js";
import { SentLines } from "./sent-lines.js";

export interface ImportResult {
  import_id: string;
  status: ImportJob["status"];
  /** The same file was applied before; nothing was written now. */
  replayed: boolean;
  row_count: number;
  applied_count: number;
  repeated_count: number;
  error_count: number;
  /** The first of them; their lines are lines of the user's file. */
  errors: RowError[];
}

export interface ImportSettings {
  darkStoreId: string;
  darkStoreCode: string;
  dryRun: boolean;
  /** Take nothing when any row is wrong. */
  strict: boolean;
  /** Apply a file that was applied before. */
  again: boolean;
  terminal: Terminal;
}

const MAX_ERRORS_KEPT = 1000;
const CHUNK_BYTES = 64 * 1024;
const KEY = "inventory_import";

/**
 * Streams a stock file to the server's import, converted on the way, and waits for its end. A file is sent again when
 * the connection is lost on the way; stdin cannot be. Memory does not grow with the file.
 */
export async function importInventory(
  admin: HttpClient,
  source: { path: string; mapping: string | undefined; file: CsvFile },
  settings: ImportSettings,
): Promise<ImportResult & { findFault: FindFault }> {
  const place = placeOf(settings);
  const { job: started, tally } = await upload(admin, source, settings, place);
  const job = await watchJob(admin, started, watchingOf(started.id, settings));
  refuseFault(job, resumeLine(job.id, settings));
  // A file of which no row could be sent is empty to the server: that is not one more wrong row.
  const isEmptyThere = tally.localErrorCount > 0 && job.errors.every(({ code }) => code === "empty_file");
  const refused = isEmptyThere ? { error_count: 0, errors: [] } : job;
  const lineOf = (error: RowError): RowError => ({ ...error, line: tally.sentLines.lineOf(error.line) });
  return {
    import_id: job.id,
    status: job.status,
    replayed: started.replayed ?? false,
    row_count: tally.rowCount,
    applied_count: job.applied_count,
    repeated_count: tally.repeatedCount,
    error_count: tally.localErrorCount + refused.error_count,
    errors: firstErrors([...tally.localErrors, ...refused.errors.map(lineOf)]),
    findFault: faultFinder(source.file.columns, eachError(admin, place.path, job.id), lineOf),
  };
}

/** Goes on with an import, or waits for the end of one that runs; lines are those of the file the server has. */
export async function resumeInventoryImport(
  admin: HttpClient,
  id: string,
  settings: ImportSettings,
): Promise<ImportResult> {
  const started = await resumeJob<ImportJob>(admin, id, placeOf(settings));
  const job = await watchJob(admin, started, watchingOf(id, settings));
  refuseFault(job, resumeLine(job.id, settings));
  return {
    import_id: job.id,
    status: job.status,
    replayed: false,
    row_count: job.row_count,
    applied_count: job.applied_count,
    repeated_count: 0,
    error_count: job.error_count,
    errors: firstErrors(job.errors),
  };
}

const firstErrors = (errors: readonly RowError[]): RowError[] =>
  [...errors].sort((a, b) => a.line - b.line).slice(0, MAX_ERRORS_KEPT);

/** What is wrong with the rows, here or at the server; both tell it in the order of the file. */
function faultFinder(
  columns: ColumnMap,
  refused: AsyncGenerator<RowError>,
  lineOf: (error: RowError) => RowError,
): FindFault {
  const converter = new StockRowConverter(columns);
  let next: IteratorResult<RowError, unknown> | null = null;
  const advance = async (): Promise<IteratorResult<RowError, unknown>> => {
    const result: IteratorResult<RowError, unknown> = await refused.next();
    return result.done ? result : { done: false, value: lineOf(result.value) };
  };
  return async (row) => {
    const converted = converter.convert(row);
    if (converted.kind === "error") return converted.error;
    next ??= await advance();
    while (!next.done && next.value.line < row.line) next = await advance();
    return !next.done && next.value.line === row.line ? next.value : undefined;
  };
}

const placeOf = ({ darkStoreId }: ImportSettings) => ({
  path: `/admin/dark-stores/${darkStoreId}/inventory-imports`,
  key: KEY,
});

const watchingOf = (id: string, settings: ImportSettings): Watching =>
  watchInTerminal(settings.terminal, "Applying", {
    ...placeOf(settings),
    again: resumeLine(id, settings),
  });

const resumeLine = (id: string, { darkStoreCode }: ImportSettings): string =>
  `quickdash inventory import --store ${darkStoreCode} --resume ${id}`;

interface Upload {
  job: ImportJob;
  tally: Tally;
}

async function upload(
  admin: HttpClient,
  { path, mapping, file }: { path: string; mapping: string | undefined; file: CsvFile },
  { dryRun, strict, again, terminal }: ImportSettings,
  place: Pick<Watching, "path" | "key">,
): Promise<Upload> {
  let tally = newTally();
  let bar: Progress | null = null;
  let isFirst = true;
  const open = async (): Promise<AsyncGenerator<Uint8Array>> => {
    const opened = isFirst ? file : await openCsv(path, mapping);
    isFirst = false;
    tally = newTally();
    bar?.stop();
    const sending = terminal.progress("Sending (KB)", Math.ceil((opened.progress()?.total ?? 0) / 1024));
    bar = sending;
    return convertFile(opened, tally, () => sending.set(Math.floor((opened.progress()?.read ?? 0) / 1024)));
  };
  const query = {
    dry_run: dryRun,
    on_error: strict ? "abort" : "skip",
    again,
    ...(path !== "-" && { file_name: basename(path) }),
  };
  try {
    const job = await sendFile(admin, place, { query, open, repeatable: path !== "-", terminal });
    return { job, tally };
  } finally {
    (bar as Progress | null)?.stop();
  }
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
  /** The first of them. */
  localErrors: RowError[];
  sentLines: SentLines;
}

function newTally(): Tally {
  return { rowCount: 0, repeatedCount: 0, localErrorCount: 0, localErrors: [], sentLines: new SentLines() };
}

async function* convertFile(file: CsvFile, tally: Tally, onChunk: () => void): AsyncGenerator<Uint8Array> {
  const converter = new StockRowConverter(file.columns);
  const columns = columnsSent(file.columns);
  let chunk = csvLine(columns);
  for await (const row of file.rows) {
    tally.rowCount += 1;
    const converted = converter.convert(row);
    if (converted.kind === "row") {
      tally.sentLines.add(row.line);
      chunk += csvLine(columns.map((column) => converted.row[column]));
    } else if (converted.kind === "repeated") {
      tally.repeatedCount += 1;
    } else {
      tally.localErrorCount += 1;
      if (tally.localErrors.length < MAX_ERRORS_KEPT) tally.localErrors.push(converted.error);
    }
    if (chunk.length >= CHUNK_BYTES) {
      yield Buffer.from(chunk);
      onChunk();
      chunk = "";
    }
  }
  yield Buffer.from(chunk);
  onChunk();
}
