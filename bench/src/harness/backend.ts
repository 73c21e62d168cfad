import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../problem.js";
import { runChild, startChild, stopChild } from "./children.js";
import { withClient } from "./database.js";
import { BACKEND, BACKEND_FOLDER, MEDUSA } from "./places.js";
import { freePort, waitUntil } from "./wait.js";

const BOOT_WITHIN_MS = 120_000;

/** Logs in on databases that live for benchmarks alone. */
export const OPERATOR = { email: "operator@quickdash.test", password: "only-for-benchmarks" };

/** One backend process over one database, as it would run in production. */
export interface Backend {
  url: string;
  /** Header `x-publishable-api-key` of the Store API. */
  publishableKey: string;
  regionId: string;
  pid: number;
  stop: () => Promise<void>;
}

export interface BackendSettings {
  databaseUrl: string;
  redisUrl: string;
  /** Added to the environment, for switches under measurement. */
  env?: Record<string, string>;
  /** Folder for a CPU profile, written when the backend stops; null for none. */
  profileFolder?: string | null;
}

function environmentOf({ databaseUrl, redisUrl, env }: BackendSettings): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    JWT_SECRET: randomBytes(32).toString("hex"),
    COOKIE_SECRET: randomBytes(32).toString("hex"),
    // Production refuses to start without one; no benchmark sends a message.
    SMS_GATEWAY_URL: "http://localhost:9/",
    QUICKDASH_OPERATOR_EMAIL: OPERATOR.email,
    QUICKDASH_OPERATOR_PASSWORD: OPERATOR.password,
    MEDUSA_DISABLE_TELEMETRY: "1",
    ...env,
  };
}

/** Brings an empty database to what the built backend expects, with its base data. */
export async function migrate(settings: BackendSettings): Promise<void> {
  if (!existsSync(join(BACKEND_FOLDER, "medusa-config.js"))) {
    throw new Problem("The backend is not built: run `npm run build` first.");
  }
  const options = { cwd: BACKEND_FOLDER, env: environmentOf(settings) };
  const steps = { tables: ["db:migrate", "--skip-scripts", "--execute-safe-links"], base: ["db:migrate:scripts"] };
  for (const [name, args] of Object.entries(steps)) {
    await runChild(`migrate-${name}`, process.execPath, [MEDUSA, ...args], options);
  }
}

/** Starts the built backend and waits until it answers. */
export async function startBackend(settings: BackendSettings): Promise<Backend> {
  const port = await freePort();
  const profile = settings.profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${settings.profileFolder}`] : [];
  if (settings.profileFolder) {
    mkdirSync(settings.profileFolder, { recursive: true });
  }
  const args = [...profile, BACKEND, "--port", String(port)];
  const child = startChild("backend", process.execPath, args, { cwd: BACKEND_FOLDER, env: environmentOf(settings) });
  const url = `http://localhost:${port}`;
  let isDead = false;
  void child.ended.finally(() => (isDead = true)).catch(() => undefined);
  await waitUntil(
    async () => {
      if (isDead) {
        throw new Error(`The backend ended while starting; see ${child.log}.`);
      }
      return fetch(`${url}/health`).then(
        (answer) => answer.ok,
        () => false,
      );
    },
    { what: "the backend", withinMs: BOOT_WITHIN_MS },
  );
  return {
    url,
    pid: child.process.pid ?? 0,
    ...(await readBaseData(settings.databaseUrl)),
    stop: () => stopChild(child),
  };
}

/** The operator's token for the Admin API. */
export async function operatorToken(backend: Backend): Promise<string> {
  const answer = await fetch(`${backend.url}/auth/user/emailpass`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(OPERATOR),
  });
  const { token } = (await answer.json()) as { token?: string };
  if (!token) {
    throw new Error(`The operator could not log in: ${answer.status}.`);
  }
  return token;
}

async function readBaseData(url: string): Promise<{ publishableKey: string; regionId: string }> {
  return withClient(url, async (client) => {
    const { rows } = await client.query<{ publishableKey: string; regionId: string }>(
      `SELECT (SELECT token FROM api_key WHERE type = 'publishable' AND revoked_at IS NULL LIMIT 1) AS "publishableKey",
              (SELECT id FROM region WHERE deleted_at IS NULL ORDER BY created_at LIMIT 1) AS "regionId"`,
    );
    const [row] = rows;
    if (!row?.publishableKey || !row.regionId) {
      throw new Error("The database has no publishable key or no region: its base data are missing.");
    }
    return row;
  });
}
