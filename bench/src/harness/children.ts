import { spawn, type ChildProcess } from "node:child_process";
import { closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { LOGS } from "./places.js";

const GRACE_MS = 15_000;
/** Longest that a command may take before it is ended. */
const COMMAND_WITHIN_MS = 10 * 60_000;

const running = new Set<Child>();

/** A process of this run. `ended` resolves with its exit code, or null when a signal ended it. */
export interface Child {
  process: ChildProcess;
  ended: Promise<number | null>;
  log: string;
}

export interface ChildOptions {
  cwd?: string;
  env?: NodeJS.ProcessEnv;
}

/** Starts a process that ends with this run at the latest; what it says goes to a log of its name. */
export function startChild(name: string, command: string, args: string[], options: ChildOptions = {}): Child {
  mkdirSync(LOGS, { recursive: true });
  const log = join(LOGS, `${name}.log`);
  const output = openSync(log, "w");
  // Straight into the file, as in production: what is measured must not wait for us to read.
  const child = spawn(command, args, { ...options, stdio: ["ignore", output, output] });
  closeSync(output);
  const entry: Child = {
    process: child,
    log,
    ended: new Promise((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", (code) => resolve(code));
    }).finally(() => running.delete(entry)) as Promise<number | null>,
  };
  entry.ended.catch(() => undefined);
  running.add(entry);
  return entry;
}

/** Runs a process to its end, ten minutes at most. Throws when it fails, naming its log. */
export async function runChild(name: string, command: string, args: string[], options?: ChildOptions): Promise<void> {
  const child = startChild(name, command, args, options);
  const tooLong = setTimeout(() => child.process.kill("SIGKILL"), COMMAND_WITHIN_MS);
  const code = await child.ended.finally(() => clearTimeout(tooLong));
  if (code !== 0) {
    throw new Error(`${name} failed; see ${child.log}.`);
  }
}

/** Runs a script of ours in its own process, hands it JSON and answers the JSON it prints. */
export async function askScript<Answer>(script: string, question: unknown): Promise<Answer> {
  const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
  child.stdin.end(JSON.stringify(question));
  const [answer, code] = await Promise.all([
    text(child.stdout),
    new Promise<number | null>((resolve, reject) => {
      child.once("error", reject);
      child.once("exit", resolve);
    }),
  ]);
  if (code !== 0) {
    throw new Error(`${script} failed with exit code ${code}.`);
  }
  return JSON.parse(answer) as Answer;
}

/** Ends a process: asked first, forced after a while. */
export async function stopChild(child: Child): Promise<void> {
  if (!running.has(child)) {
    return;
  }
  child.process.kill("SIGTERM");
  const force = setTimeout(() => child.process.kill("SIGKILL"), GRACE_MS);
  await child.ended.catch(() => undefined);
  clearTimeout(force);
}

/** Ends everything this run has started. */
export async function stopChildren(): Promise<void> {
  await Promise.all([...running].map(stopChild));
}
