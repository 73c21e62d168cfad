import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { Problem } from "../problem.js";
import { startChild } from "./children.js";
import { ROOT } from "./places.js";
import { freePort, waitUntil } from "./wait.js";

/** The PostgreSQL and the Redis of a run. */
export interface Services {
  /** Any database of the PostgreSQL the run may create its own databases on. */
  postgresUrl: string;
  redisUrl: string;
}

const REDIS_FOLDERS = ["/usr/local/bin", "/usr/bin", "/opt/homebrew/bin"];

/** Finds the PostgreSQL to use, and the Redis, or starts one. */
export async function openServices(options: {
  postgres: string | undefined;
  redis: string | undefined;
  say: (sentence: string) => void;
}): Promise<Services> {
  const postgresUrl = options.postgres ?? process.env.DATABASE_URL ?? readRuntimeDatabase();
  if (!postgresUrl) {
    throw new Problem(
      "No PostgreSQL is known: give one with --postgres postgres://..., or run `npm start` beside this, whose own is then used.",
    );
  }
  if (!URL.canParse(postgresUrl)) {
    throw new Problem(`--postgres must be an address that starts with postgres://, not "${postgresUrl}".`);
  }
  return { postgresUrl, redisUrl: options.redis ?? (await startRedis()) };
}

function readRuntimeDatabase(): string | undefined {
  const path = process.env.QUICKDASH_RUNTIME ?? join(ROOT, ".quickdash", "runtime.json");
  if (!existsSync(path)) {
    return undefined;
  }
  return (JSON.parse(readFileSync(path, "utf8")) as { database_url?: string }).database_url;
}

/** A Redis that forgets everything with the run: no cache of an earlier one can speed this one up. */
async function startRedis(): Promise<string> {
  const folders = [...(process.env.PATH ?? "").split(delimiter), ...REDIS_FOLDERS];
  const program = folders.map((folder) => join(folder, "redis-server")).find((path) => existsSync(path));
  if (!program) {
    throw new Problem("redis-server is not installed: install it, or give an empty Redis with --redis redis://...");
  }
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "quickdash-bench-"));
  const settings = ["--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--dir", folder];
  startChild("redis", program, ["--port", String(port), ...settings]);
  await waitUntil(() => accepts(port), { what: "Redis", withinMs: 10_000 });
  return `redis://127.0.0.1:${port}/0`;
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
    socket.once("connect", () => socket.end());
  });
}
