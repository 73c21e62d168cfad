import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";

/** Answer of `GET /admin/diagnostics`; a newer backend may say more. */
export interface Diagnostics {
  now: string;
  node_version: string;
  uptime_seconds: number;
  disk: { free_bytes: number; total_bytes: number };
  database: {
    version: string;
    now: string;
    extensions: { name: string; version: string }[];
    connections: number;
    max_connections: number;
  };
  migrations: { applied: number; pending: { module: string; name: string }[] };
  redis: { version: string; used_memory_bytes: number; max_memory_bytes: number; queues: Queue[] } | null;
}

export interface Queue {
  name: string;
  waiting: number;
  active: number;
  delayed: number;
  failed: number;
  oldest_waiting_at: string | null;
}

/** The facts with the instants between which the server wrote them, or why there are none. */
export type DiagnosticsReading =
  { facts: Diagnostics; asked_at_ms: number; answered_at_ms: number } | { facts: null; reason: string };

const TIMEOUT_MS = 10_000;

/** Reads the facts; a refusal becomes the reason, in words that say what would help. */
export async function readDiagnostics(admin: () => Promise<HttpClient>): Promise<DiagnosticsReading> {
  try {
    const client = await admin();
    const asked_at_ms = Date.now();
    const answer = await client.get<{ diagnostics: Diagnostics }>("/admin/diagnostics", undefined, {
      timeoutMs: TIMEOUT_MS,
    });
    return { facts: answer.diagnostics, asked_at_ms, answered_at_ms: Date.now() };
  } catch (error) {
    return { facts: null, reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof ApiError && error.status === 404) {
    return "the backend is older than this command and does not tell";
  }
  if (error instanceof ApiError && error.status === 403) {
    return "only administrators and operations are told";
  }
  return "the backend did not tell, see above";
}
