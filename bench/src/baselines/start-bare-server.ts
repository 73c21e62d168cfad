import { fileURLToPath } from "node:url";
import { startChild, stopChild } from "../harness/children.js";
import { freePort, waitUntil } from "../harness/wait.js";

const BARE_SERVER = fileURLToPath(new URL("./bare-server.js", import.meta.url));

/** As many connections as the backend's own pool has. */
export const POOL_SIZE = 10;

export interface BareServerSettings {
  databaseUrl: string;
  poolSize: number;
  port: number;
  /** SQL with `$1`, `$2`, ... by name. */
  statements: Record<string, string>;
}

export interface BareServer {
  url: string;
  stop: () => Promise<void>;
}

/** The least that can answer over HTTP what a statement finds: what any framework is to be compared with. */
export async function startBareServer(databaseUrl: string, statements: Record<string, string>): Promise<BareServer> {
  const port = await freePort();
  const settings: BareServerSettings = { databaseUrl, poolSize: POOL_SIZE, port, statements };
  const child = startChild("bare-server", process.execPath, [BARE_SERVER], {
    env: { PATH: process.env.PATH, NODE_ENV: "production", BARE_SERVER: JSON.stringify(settings) },
  });
  const url = `http://localhost:${port}`;
  const answers = () =>
    fetch(url).then(
      () => true,
      () => false,
    );
  await waitUntil(answers, { what: "the bare server", withinMs: 10_000 });
  return { url, stop: () => stopChild(child) };
}

/** Path that asks the bare server for a statement's rows. */
export function pathOf(statement: string, values: unknown[]): string {
  return `/${statement}?values=${encodeURIComponent(JSON.stringify(values))}`;
}
