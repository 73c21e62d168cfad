import { readFileSync } from "node:fs";
import { CommanderError } from "commander";
import { createAdminClient } from "./client/admin-client.js";
import { resolveConnection, type Connection } from "./client/connection.js";
import { keepToken, timeoutOf } from "./client/environment.js";
import { ApiError, ConnectionError } from "./client/errors.js";
import type { HttpClient } from "./client/http-client.js";
import type { Context, GlobalFlags, Outcome } from "./frame/command.js";
import { askHidden } from "./frame/ask.js";
import { CommandError, UsageError } from "./frame/errors.js";
import { buildProgram, commanderExit } from "./frame/program.js";
import { describeLostVerb } from "./frame/suggest.js";
import { Terminal } from "./frame/terminal.js";
import { COMMANDS, TOPICS } from "./commands/index.js";

/** Runs one command line and returns the exit code: 0 done, 1 failed, 2 wrong usage. */
export async function runCli(argv: readonly string[]): Promise<0 | 1 | 2> {
  const json = argv.includes("--json");
  process.stdout.on("error", leaveWhenUnread);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort(new CommandError("interrupted", "Stopped."));
  process.once("SIGINT", onInterrupt);
  process.once("SIGTERM", onInterrupt);
  let exitCode: 0 | 1 | 2 = 0;
  const program = buildProgram({
    topics: TOPICS,
    commands: COMMANDS,
    version: version(),
    contextFor: (flags) => createContext(flags, stop.signal),
    finish: (context, outcome) => {
      print(context, outcome);
      exitCode = outcome.failed ? 1 : 0;
    },
  });
  try {
    if (argv.length === 0) {
      program.outputHelp();
      return 0;
    }
    await program.parseAsync(argv, { from: "user" });
    return exitCode;
  } catch (error) {
    return report(
      error,
      argv.filter((word) => !word.startsWith("-")),
      json,
    );
  } finally {
    process.removeListener("SIGINT", onInterrupt);
    process.removeListener("SIGTERM", onInterrupt);
    process.stdout.removeListener("error", leaveWhenUnread);
  }
}

/** The reader has seen enough (`quickdash ... | head`): that is no failure. */
function leaveWhenUnread(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") {
    process.exit(0);
  }
  throw error;
}

function createContext(flags: GlobalFlags, signal: AbortSignal): Context {
  const environment = process.env;
  const workingDirectory = process.cwd();
  const terminal = new Terminal({ json: flags.json, environment });
  let connection: Promise<Connection> | undefined;
  let admin: Promise<HttpClient> | undefined;
  const connect = (): Promise<Connection> => (connection ??= resolveConnection(flags, environment, workingDirectory));
  const openAdmin = async (): Promise<HttpClient> => {
    const found = await connect();
    return createAdminClient(found, signal, {
      timeoutMs: timeoutOf(environment),
      askPassword: (email) => askPasswordAgain(email, terminal, environment, signal),
      keepToken: (token) => keepToken(environment, found.profile, token),
    });
  };
  return {
    terminal,
    environment,
    workingDirectory,
    flags,
    signal,
    connection: connect,
    admin: () => (admin ??= openAdmin()),
  };
}

/** The environment's password if it is for the same operator, else what the person at the terminal types. */
async function askPasswordAgain(
  email: string,
  terminal: Terminal,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<string | null> {
  const { QUICKDASH_EMAIL, QUICKDASH_PASSWORD } = environment;
  if (QUICKDASH_PASSWORD && (!QUICKDASH_EMAIL || QUICKDASH_EMAIL === email)) {
    return QUICKDASH_PASSWORD;
  }
  if (!terminal.interactive || !process.stdin.isTTY) {
    return null;
  }
  terminal.note(`The login of ${email} has expired.`);
  return askHidden("Password: ", signal);
}

function print({ flags, terminal }: Context, outcome: Outcome): void {
  if (outcome.printed) return;
  terminal.result(flags.json ? JSON.stringify(outcome.data, null, 2) : outcome.text);
}

/** One sentence on stderr; with --json the same as an object. A bug shows its stack, because it is ours. */
function report(error: unknown, words: readonly string[], json: boolean): 0 | 1 | 2 {
  if (error instanceof CommanderError) {
    const { code, message } = commanderExit(error);
    const lost = error.code === "commander.unknownCommand" ? describeLostVerb(words, TOPICS) : null;
    return message === null ? code : complain({ code: "usage", message: lost ?? message }, json, code);
  }
  if (error instanceof UsageError) {
    return complain({ code: "usage", message: error.message }, json, 2);
  }
  if (error instanceof ApiError) {
    const { code, message, requestId, status, details } = error;
    return complain({ code, message, request_id: requestId, status, ...details }, json, 1);
  }
  if (error instanceof CommandError || error instanceof ConnectionError) {
    return complain({ code: error.code, message: error.message }, json, 1);
  }
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return complain({ code: "bug", message: `quickdash failed unexpectedly.\n${stack}` }, json, 1);
}

interface Complaint {
  code: string;
  message: string;
  request_id?: string | null;
  [detail: string]: unknown;
}

function complain<Code extends 0 | 1 | 2>(complaint: Complaint, json: boolean, exitCode: Code): Code {
  const request = complaint.request_id ? ` (request ${complaint.request_id})` : "";
  const text = json ? JSON.stringify({ error: complaint }) : `Error: ${complaint.message}${request}`;
  process.stderr.write(`${text}\n`);
  return exitCode;
}

function version(): string {
  const manifest = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8")) as { version: string };
  return manifest.version;
}
