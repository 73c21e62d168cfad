import type { z } from "zod";
import type { Connection } from "../client/connection.js";
import type { HttpClient } from "../client/http-client.js";
import type { Terminal } from "./terminal.js";

/** What a command may use: the server, the terminal, the environment. */
export interface Context {
  terminal: Terminal;
  environment: NodeJS.ProcessEnv;
  workingDirectory: string;
  flags: GlobalFlags;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
  connection: () => Promise<Connection>;
  /** The Admin API as the operator; logs in at the first call. */
  admin: () => Promise<HttpClient>;
}

export interface GlobalFlags {
  json: boolean;
  url?: string;
  apiKey?: string;
  profile?: string;
}

/** What a command did: data for `--json`, text for people. `failed` ends the process with 1. */
export interface Outcome {
  data: unknown;
  text: string;
  failed?: boolean;
  /** The command has printed its results itself, one by one. */
  printed?: boolean;
}

/** What a shell offers for a value: these words, or what the server (or the file of profiles) knows at that moment. */
export type OfferedValues = readonly string[] | "stores" | "profiles";

export interface ArgumentDeclaration {
  /** As the user sees it: `<csv>` is required, `[code]` is not. */
  syntax: `<${string}>` | `[${string}]`;
  description: string;
  /** Left out: the choices of its schema, else files. */
  values?: OfferedValues;
}

export interface OptionDeclaration {
  /** In commander's form: `--store <code>`. */
  flags: string;
  description: string;
  /** May be given several times; the values arrive as a list. */
  repeatable?: boolean;
  /** Left out: the choices of its schema, the stores for `--store`, else files. */
  values?: OfferedValues;
}

/** One verb, declared as data; `quickdash <topic> <verb>`. */
export interface Command {
  verb: string;
  summary: string;
  arguments?: readonly ArgumentDeclaration[];
  options?: readonly OptionDeclaration[];
  /** Lines that work when pasted, without `quickdash`. */
  examples: readonly string[];
  /** Lines that stand below the examples. */
  hint?: string;
  /** For programs, not people: neither listed nor offered. */
  hidden?: boolean;
  input: z.ZodType;
  run(context: Context, input: never): Promise<Outcome>;
}

export interface Topic {
  name: string;
  summary: string;
  commands: readonly Command[];
}

/** Ties the type of `run` to the schema of its input, which is made of the arguments' and options' names. */
export function defineCommand<Schema extends z.ZodType>(
  command: Omit<Command, "input" | "run"> & {
    input: Schema;
    run(context: Context, input: z.output<Schema>): Promise<Outcome>;
  },
): Command {
  return command;
}
