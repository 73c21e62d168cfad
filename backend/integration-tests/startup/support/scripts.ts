import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { createServer, type AddressInfo, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";

const SCRIPTS = resolve(__dirname, "../../../../scripts");

export interface Finished {
  code: number | null;
  said: string;
}

/** A home of its own for a start, with a space in its path. */
export function newHome(): string {
  return join(mkdtempSync(join(tmpdir(), "quickdash ")), "home");
}

/** Runs one of the start-up scripts to its end, with nothing set but what the test sets. */
export async function runScript(name: string, env: Record<string, string>): Promise<Finished> {
  const child = spawn(process.execPath, [join(SCRIPTS, name)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  return finish(child);
}

/** Runs a module that uses the start-up code; answers what it printed. */
export function runModule(code: string): Promise<Finished> {
  return finish(startModule(code));
}

/** The same, left running. `imports` in the code may say `scripts/...`. */
export function startModule(code: string): ChildProcess {
  const located = code.replaceAll('"scripts/', `"${pathToFileURL(SCRIPTS).href}/`);
  return spawn(process.execPath, ["--input-type=module", "-e", located], { stdio: ["ignore", "pipe", "pipe"] });
}

/** A server of somebody else on a port that was free. */
export async function occupyPort(): Promise<{ port: number; server: Server }> {
  const server = createServer().listen(0);
  await once(server, "listening");
  return { port: (server.address() as AddressInfo).port, server };
}

async function finish(child: ChildProcess): Promise<Finished> {
  let said = "";
  child.stdout!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  return { code, said: said.trim() };
}
