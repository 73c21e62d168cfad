import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Backend } from "./backend.js";
import { OPERATOR } from "./backend.js";
import { runChild, startChild, stopChild } from "./children.js";
import { ROOT } from "./places.js";
import { freePort, waitUntil } from "./wait.js";

const BOOT_WITHIN_MS = 60_000;
const ROLE = "quickdash_bench_panel";
const LOCAL_PASSWORD = "only-for-benchmarks";

/** The back-office panel as it runs in production, with an operator logged in. */
export interface Panel {
  /** Its address with the path, such as `http://localhost:9100/admin`. */
  url: string;
  /** Of the operator's session. */
  cookie: string;
  /** Resident memory of the process, in megabytes. */
  memoryMb: () => number;
  stop: () => Promise<void>;
}

/** Gives the panel its role in the database, starts it and logs the operator in. */
export async function startPanel(backend: Backend, databaseUrl: string): Promise<Panel> {
  const port = await freePort();
  const own = new URL(databaseUrl);
  own.username = ROLE;
  own.password = LOCAL_PASSWORD;
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    ADMIN_DATABASE_URL: own.toString(),
    ADMIN_PORT: String(port),
    ADMIN_PUBLIC_URL: `http://localhost:${port}`,
    ADMIN_SESSION_SECRET: randomBytes(32).toString("hex"),
    BACKEND_URL: backend.url,
    LOG_LEVEL: "error",
  };
  const dist = join(ROOT, "admin", "dist");
  await runChild("panel-prepare", process.execPath, [join(dist, "database", "prepare.js")], { cwd: ROOT, env });
  const child = startChild("panel", process.execPath, [join(dist, "main.js")], { cwd: ROOT, env });
  const url = `http://localhost:${port}/admin`;
  await waitUntil(
    () =>
      fetch(`${url}/login`).then(
        (answer) => answer.ok,
        () => false,
      ),
    { what: `the panel (see ${child.log})`, withinMs: BOOT_WITHIN_MS },
  );
  return {
    url,
    cookie: await logIn(url),
    memoryMb: () => residentMegabytes(child.process.pid ?? 0),
    stop: () => stopChild(child),
  };
}

async function logIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { "content-type": "application/x-www-form-urlencoded", origin: new URL(url).origin },
    body: new URLSearchParams(OPERATOR),
  });
  const cookie = answer.headers.getSetCookie().map((each) => each.split(";")[0]);
  if (answer.status !== 302 && answer.status !== 303) {
    throw new Error(`The operator could not log in to the panel: ${answer.status}.`);
  }
  return cookie.join("; ");
}

function residentMegabytes(pid: number): number {
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}
