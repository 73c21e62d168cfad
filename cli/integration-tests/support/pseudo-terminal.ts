import { spawn } from "node:child_process";
import { BIN } from "./cli.js";

const PATIENCE_MS = 60_000;
const INTERRUPT = "\u0003";

export interface Session {
  /** All that the terminal has shown so far, escape sequences included. */
  shown(): string;
  /** Waits until the terminal has shown this. */
  seen(what: string | RegExp): Promise<void>;
  type(text: string): void;
  pressCtrlC(): void;
  /** The exit code, when the command has ended. */
  ended: Promise<number>;
}

interface TerminalSettings {
  env?: NodeJS.ProcessEnv;
  columns?: number;
  rows?: number;
  cwd?: string;
}

/** Runs the command in a terminal of its own, which `script` (bsdutils) provides, as a person would see it. */
export function quickdashInTerminal(
  args: readonly string[],
  { env = {}, columns = 80, rows = 40, cwd }: TerminalSettings = {},
): Session {
  const command = [process.execPath, BIN, ...args].map(quoted).join(" ");
  const child = spawn(
    "script",
    ["--quiet", "--return", "--command", `stty cols ${columns} rows ${rows}; exec ${command}`, "/dev/null"],
    {
      cwd,
      env: { ...process.env, TERM: "xterm-256color", CI: undefined, NO_COLOR: undefined, ...env },
      stdio: ["pipe", "pipe", "inherit"],
    },
  );
  let text = "";
  const watchers = new Set<() => void>();
  const tell = (): void => watchers.forEach((look) => look());
  child.stdout.on("data", (chunk: Buffer) => {
    text += chunk.toString("utf8");
    tell();
  });
  const ended = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => {
      tell();
      resolve(code ?? -1);
    });
  });
  return {
    shown: () => text,
    seen: (what) =>
      waitFor(
        () => (typeof what === "string" ? text.includes(what) : what.test(text)),
        what,
        watchers,
        () => text,
      ),
    type: (typed) => void child.stdin.write(typed),
    pressCtrlC: () => void child.stdin.write(INTERRUPT),
    ended,
  };
}

function waitFor(
  holds: () => boolean,
  what: string | RegExp,
  watchers: Set<() => void>,
  shown: () => string,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      watchers.delete(look);
      reject(new Error(`The terminal never showed ${String(what)}. It showed:\n${shown()}`));
    }, PATIENCE_MS);
    const look = (): void => {
      if (holds()) {
        clearTimeout(timer);
        watchers.delete(look);
        resolve();
      }
    };
    watchers.add(look);
    look();
  });
}

function quoted(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}
