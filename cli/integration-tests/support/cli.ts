import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const BIN = join(__dirname, "..", "..", "bin", "quickdash.mjs");
const FIXTURES = join(__dirname, "..", "fixtures");
const RUN_TIMEOUT_MS = 240_000;

// A test calls the command several times, each in a process of its own, on a machine that may be busy.
jest.setTimeout(2 * RUN_TIMEOUT_MS);

export interface CliRun {
  code: number | null;
  stdout: string;
  stderr: string;
  /** The result of a run with --json. */
  /* eslint-disable-next-line @typescript-eslint/no-explicit-any -- answers are checked by the tests themselves. */
  json: any;
}

/** Runs the command as a user would, in a process of its own, against the platform that QUICKDASH_RUNTIME names. */
export function quickdash(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  settings: { stdin?: string; cwd?: string } = {},
): Promise<CliRun> {
  return startQuickdash(args, env, settings).ended;
}

/** The same for a run that is to be disturbed on its way. */
export function startQuickdash(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  { stdin, cwd }: { stdin?: string; cwd?: string } = {},
): { child: ChildProcess; ended: Promise<CliRun> } {
  const child = spawn(process.execPath, [BIN, ...args], {
    cwd,
    env: { ...process.env, ...env },
    stdio: [stdin === undefined ? "ignore" : "pipe", "pipe", "pipe"],
    timeout: RUN_TIMEOUT_MS,
  });
  child.stdin?.end(stdin);
  let stdout = "";
  let stderr = "";
  child.stdout!.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr!.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<CliRun>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, stdout, stderr, json: parse(stdout) }));
  });
  return { child, ended };
}

/** Runs with --json; anything but success fails the test at once with what the command said. */
export async function succeed(...args: string[]): Promise<CliRun["json"]> {
  const run = await quickdash([...args, "--json"]);
  if (run.code !== 0) {
    throw new Error(`quickdash ${args.join(" ")} ended with ${run.code}: ${run.stderr}${run.stdout}`);
  }
  return run.json;
}

/** A file under `fixtures/`. */
export function fixture(name: string): string {
  return join(FIXTURES, name);
}

/** A file with this content in a folder of its own. */
export function temporaryFile(name: string, content: string | Buffer): string {
  const path = join(mkdtempSync(join(tmpdir(), "quickdash-cli-")), name);
  writeFileSync(path, content);
  return path;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
