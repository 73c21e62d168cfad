import { setTimeout as sleep } from "node:timers/promises";
import { ConnectionError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import { openCsv, type CsvFile, type RowError } from "../csv/read-rows.js";
import { CommandError } from "../frame/errors.js";
import type { Terminal } from "../frame/terminal.js";
import { eachError, resumeJob, watchJob, type ImportJob, type Watching } from "../imports/job.js";
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

const UPLOAD_TIMEOUT_MS = 30 * 60_000;
const MAX_ERRORS_KEPT = 1000;
const CHUNK_BYTES = 64 * 1024;
const KEY = "inventory_import";
/** How long to wait before a file is sent again whose connection was lost. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

/**
 * Streams a stock file to the server's import, converted on the way, and waits for its end. A file is sent again when
 * the connection is lost on the way; stdin cannot be. Memory does not grow with the file.
 */
export async function importInventory(
  admin: HttpClient,
  source: { path: string; mapping: string | undefined; file: CsvFile },
  settings: ImportSettings,
): Promise<ImportResult & { allErrors: () => Promise<ReadonlyMap<number, RowError>> }> {
  const watching = watchingOf(settings);
  const { job: started, tally } = await upload(admin, source, settings, watching.path);
  const job = await watchJob(admin, started, watching);
  refuseFault(job);
  const lineOf = (error: RowError): RowError => ({ ...error, line: tally.sentLines.lineOf(error.line) });
  return {
    import_id: job.id,
    status: job.status,
    replayed: started.replayed ?? false,
    row_count: tally.rowCount,
    applied_count: job.applied_count,
    repeated_count: tally.repeatedCount,
    error_count: tally.localErrorCount + job.error_count,
    errors: firstErrors([...tally.localErrors.values(), ...job.errors.map(lineOf)]),
    allErrors: async () => {
      const errors = new Map(tally.localErrors);
      for await (const error of eachError(admin, watching.path, job.id)) errors.set(lineOf(error).line, lineOf(error));
      return errors;
    },
  };
}

/** Goes on with an import, or waits for the end of one that runs; lines are those of the file the server has. */
export async function resumeInventoryImport(
  admin: HttpClient,
  id: string,
  settings: ImportSettings,
): Promise<ImportResult> {
  const watching = watchingOf(settings);
  const job = await watchJob(admin, await resumeJob<ImportJob>(admin, id, { path: watching.path, key: KEY }), watching);
  refuseFault(job);
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

/** Rows that are wrong are a result; what ended the import for another reason is not. */
function refuseFault({ id, status, failure }: ImportJob): void {
  if (status === "cancelled") throw new CommandError("import_cancelled", `The import ${id} was cancelled.`);
  if (failure) throw new CommandError(failure.code, failure.message);
}

function watchingOf({ darkStoreId, darkStoreCode, terminal }: ImportSettings): Watching {
  let bar: ReturnType<Terminal["progress"]> | null = null;
  return {
    path: `/admin/dark-stores/${darkStoreId}/inventory-imports`,
    key: KEY,
    again: `quickdash inventory import --store ${darkStoreCode} --resume <import>`,
    onProgress: (job) => {
      bar ??= job.row_count > 0 ? terminal.progress("Applying", job.row_count) : null;
      bar?.set(Math.floor(job.progress * job.row_count));
      if (!["validating", "applying"].includes(job.status)) bar?.stop();
    },
    onSilence: () => terminal.note("The server does not answer. Waiting for it…"),
  };
}

interface Upload {
  job: ImportJob;
  tally: Tally;
}

async function upload(
  admin: HttpClient,
  source: { path: string; mapping: string | undefined; file: CsvFile },
  settings: ImportSettings,
  path: string,
): Promise<Upload> {
  let { file } = source;
  for (let attempt = 0; ; attempt += 1) {
    const tally: Tally = {
      rowCount: 0,
      repeatedCount: 0,
      localErrorCount: 0,
      localErrors: new Map(),
      sentLines: new SentLines(),
    };
    const size = file.progress()?.total ?? 0;
    const bar = settings.terminal.progress("Sending (KB)", Math.ceil(size / 1024));
    try {
      const answer = await admin.call<Record<string, ImportJob>>("POST", path, {
        query: {
          dry_run: settings.dryRun,
          on_error: settings.strict ? "abort" : "skip",
          wait: false,
          again: settings.again,
          ...(source.path !== "-" && { file_name: source.path.split("/").at(-1) }),
        },
        stream: {
          contentType: "text/csv; charset=utf-8",
          chunks: convertFile(file, tally, () => bar.set(Math.floor((file.progress()?.read ?? 0) / 1024))),
        },
        timeoutMs: UPLOAD_TIMEOUT_MS,
      });
      return { job: answer[KEY]!, tally };
    } catch (error) {
      const pauseMs = PAUSES_MS[attempt];
      if (!(error instanceof ConnectionError) || source.path === "-" || pauseMs === undefined) throw error;
      settings.terminal.note(`The connection was lost. Sending the file again in ${pauseMs / 1000} s…`);
      await sleep(pauseMs);
      file = await openCsv(source.path, source.mapping);
    } finally {
      bar.stop();
    }
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
  /** By line. */
  localErrors: Map<number, RowError>;
  sentLines: SentLines;
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
      tally.localErrors.set(row.line, converted.error);
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
