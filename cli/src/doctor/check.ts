import type { Connection } from "../client/connection.js";
import type { HttpClient } from "../client/http-client.js";
import type { DiagnosticsReading } from "./diagnostics.js";

/** What one check found. A warning asks for a look, a failure for a repair: only failures end `doctor` with 1. */
export interface Finding {
  name: string;
  status: "ok" | "warning" | "failed" | "skipped";
  detail: string;
  /** The command that mends it, or null when there is nothing to mend or no command does. */
  fix: string | null;
}

/** What checks may look at: this machine, and the platform over HTTP. Nothing here throws but for a bug. */
export interface Patient {
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  /** Null with the reason when no server is known. */
  connection: Connection | null;
  connectionProblem: string | null;
  /** Whether the backend is on this machine, so that what stands here holds for it. */
  isLocal: boolean;
  admin: () => Promise<HttpClient>;
  /** Asked once, for all checks. */
  diagnostics(): Promise<DiagnosticsReading>;
}

/** One question to the platform; several findings when it has several answers. */
export type Check = (patient: Patient) => Promise<Finding[]>;

export const ok = (name: string, detail: string): Finding => ({ name, status: "ok", detail, fix: null });
export const skipped = (name: string, detail: string): Finding => ({ name, status: "skipped", detail, fix: null });
export const warning = (name: string, detail: string, fix: string | null): Finding => ({
  name,
  status: "warning",
  detail,
  fix,
});
export const failed = (name: string, detail: string, fix: string | null): Finding => ({
  name,
  status: "failed",
  detail,
  fix,
});

/** Starts a part of the platform again: of the folder's own platform, or of one in containers on another machine. */
export function startCommand({ isLocal }: Patient, service: string): string {
  return isLocal ? "npm start" : `docker compose up -d ${service}   # on the server`;
}

/** The same for a part that runs, but not well. */
export function restartCommand({ isLocal }: Patient, service: string): string {
  return isLocal ? "npm stop && npm start" : `docker compose restart ${service}   # on the server`;
}
