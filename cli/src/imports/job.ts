import { ConnectionError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import type { RowError } from "../csv/read-rows.js";
import { CommandError } from "../frame/errors.js";

/** The server's record of an import; `progress` runs from 0 to 1. */
export interface ImportJob {
  id: string;
  status: "uploading" | "validating" | "applying" | "done" | "failed" | "cancelled";
  progress: number;
  dry_run: boolean;
  row_count: number;
  applied_count: number;
  error_count: number;
  /** The first of them. */
  errors: RowError[];
  failure: { code: string; message: string } | null;
  resumable: boolean;
  /** The same file was applied before, and this is what came of it then. */
  replayed?: boolean;
}

export interface Watching {
  /** Where the server keeps the imports, such as `/admin/catalog-imports`. */
  path: string;
  /** The name of an import in its answers. */
  key: string;
  /** How people look at this import again after they stopped. */
  again: string;
  onProgress: (job: ImportJob) => void;
  /** Called once when the server does not answer for a while. */
  onSilence: () => void;
  /** Called when nobody waits any longer, whatever the reason. */
  onEnd: () => void;
}

const POLL_MS = 400;
const LONGEST_PAUSE_MS = 10_000;
/** A server that is restarted is back by then. */
const PATIENCE_MS = 5 * 60_000;
const ERROR_PAGE = 1000;

export const isRunning = ({ status }: ImportJob): boolean => ["uploading", "validating", "applying"].includes(status);

/**
 * Waits for the end of an import, through pauses of the connection of up to five minutes. Whoever stops waiting is told
 * that the import goes on at the server.
 */
export function watchJob<Job extends ImportJob>(admin: HttpClient, started: Job, watching: Watching): Promise<Job> {
  return waitForEnd(admin, started, watching).finally(watching.onEnd);
}

async function waitForEnd<Job extends ImportJob>(
  admin: HttpClient,
  started: Job,
  { path, key, again, onProgress, onSilence }: Watching,
): Promise<Job> {
  let job = started;
  let silentSince: number | null = null;
  let pauseMs = POLL_MS;
  while (isRunning(job)) {
    onProgress(job);
    try {
      await admin.pause(pauseMs);
      const answer = await admin.get<Record<string, Job>>(`${path}/${job.id}`);
      job = answer[key] ?? job;
      silentSince = null;
      pauseMs = POLL_MS;
    } catch (error) {
      if (error instanceof CommandError && error.code === "interrupted") {
        throw new CommandError("interrupted", `Stopped waiting. The import goes on at the server: \`${again}\`.`);
      }
      if (!(error instanceof ConnectionError)) throw error;
      if (silentSince === null) onSilence();
      silentSince ??= Date.now();
      if (Date.now() - silentSince > PATIENCE_MS) {
        throw new CommandError("server_away", `${error.message} When it is back: \`${again}\`.`);
      }
      pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS);
    }
  }
  onProgress(job);
  return job;
}

/** Rows that are wrong are a result of an import; what ended it for another reason is thrown, with how to go on. */
export function refuseFault({ id, status, failure, resumable }: ImportJob, again: string): void {
  if (status === "cancelled") throw new CommandError("import_cancelled", `The import ${id} was cancelled.`);
  if (!failure) return;
  const hint = resumable ? ` Go on with it: \`${again}\`.` : "";
  throw new CommandError(failure.code, `${failure.message}${hint}`);
}

/** Goes on with an import that a fault ended. Throws when the server has nothing to go on with. */
export async function resumeJob<Job extends ImportJob>(
  admin: HttpClient,
  id: string,
  { path, key }: Pick<Watching, "path" | "key">,
): Promise<Job> {
  const job = (await admin.get<Record<string, Job>>(`${path}/${id}`))[key];
  if (!job) throw new CommandError("import_not_found", `The server knows no import ${id}.`);
  if (!job.resumable) return job;
  return (await admin.post<Record<string, Job>>(`${path}/${id}/resume`))[key] ?? job;
}

/** Everything that is wrong with an import's rows, page by page. */
export async function* eachError(admin: HttpClient, path: string, id: string): AsyncGenerator<RowError> {
  for (let offset = 0; ; offset += ERROR_PAGE) {
    const { errors } = await admin.get<{ errors: RowError[] }>(`${path}/${id}/errors`, { limit: ERROR_PAGE, offset });
    yield* errors;
    if (errors.length < ERROR_PAGE) return;
  }
}
