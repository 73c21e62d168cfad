import { ConnectionError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import type { Terminal } from "../frame/terminal.js";
import type { ImportJob, Watching } from "./job.js";

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>;

export interface Sending {
  /** Of the server's import, such as `on_error`. */
  query: Record<string, string | number | boolean | undefined>;
  /** The file from its beginning, for each try. */
  open: () => Promise<Chunks> | Chunks;
  /** Whether `open` can be called again; stdin can be read once. */
  repeatable: boolean;
  terminal: Terminal;
}

const UPLOAD_TIMEOUT_MS = 30 * 60_000;
/** How long to wait before a file is sent again whose connection was lost. */
const PAUSES_MS = [1_000, 2_000, 4_000, 8_000, 15_000, 15_000, 15_000];

/** Sends a file to the server's import, again when the connection is lost on the way; the job that takes it. */
export async function sendFile<Job extends ImportJob>(
  admin: HttpClient,
  { path, key }: Pick<Watching, "path" | "key">,
  { query, open, repeatable, terminal }: Sending,
): Promise<Job> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await admin.call<Record<string, Job>>("POST", path, {
        query: { ...query, wait: false },
        stream: { contentType: "text/csv; charset=utf-8", chunks: await open() },
        timeoutMs: UPLOAD_TIMEOUT_MS,
      });
      return answer[key]!;
    } catch (error) {
      const pauseMs = PAUSES_MS[attempt];
      if (!(error instanceof ConnectionError) || !repeatable || pauseMs === undefined) throw error;
      terminal.note(`The connection was lost. Sending the file again in ${pauseMs / 1000} s…`);
      await admin.pause(pauseMs);
    }
  }
}
