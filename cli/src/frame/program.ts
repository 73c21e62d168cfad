import { Command as Commander, Option, type CommanderError } from "commander";
import { z } from "zod";
import type { Command, Context, GlobalFlags, OptionDeclaration, Outcome, Topic } from "./command.js";
import { UsageError } from "./errors.js";
import { GLOBAL_OPTIONS } from "./global-options.js";

export interface ProgramParts {
  topics: readonly Topic[];
  /** Commands without a topic, such as `doctor`. */
  commands: readonly Command[];
  version: string;
  contextFor(flags: GlobalFlags): Context;
  finish(context: Context, outcome: Outcome): void;
}

/** Builds commander's program from the declarations. Usage errors are thrown, never printed and exited. */
export function buildProgram(parts: ProgramParts): Commander {
  const program = prepare(new Commander("quickdash"))
    .description("Runs a QuickDash platform from a terminal: stores, catalogue, stock, riders, staff and orders.")
    .version(parts.version, "-V, --version", "print the version")
    .helpCommand(false)
    .addHelpText("after", "\nStart with `quickdash doctor`; complete words with TAB: `quickdash completion --help`.");
  addOptions(program, GLOBAL_OPTIONS);
  for (const topic of parts.topics) {
    const group = prepare(new Commander(topic.name)).description(topic.summary).helpCommand(false);
    topic.commands.forEach((command) => addCommand(group, command, `${topic.name} ${command.verb}`, parts));
    program.addCommand(group);
  }
  parts.commands.forEach((command) => addCommand(program, command, command.verb, parts));
  return program;
}

function addCommand(parent: Commander, command: Command, path: string, parts: ProgramParts): void {
  parent.addCommand(toCommander(command, path, parts), { hidden: command.hidden });
}

function toCommander(command: Command, path: string, parts: ProgramParts): Commander {
  const commander = prepare(new Commander(command.verb))
    .description(command.summary)
    .exitOverride((error) => {
      const { message } = commanderExit(error);
      throw message === null ? error : new UsageError(`${sentence(message)} ${helpHint(path)}`);
    });
  command.arguments?.forEach(({ syntax, description }) => commander.argument(syntax, description));
  addOptions(commander, [...(command.options ?? []), ...GLOBAL_OPTIONS]);
  commander.addHelpText("after", closingLines(command));
  commander.action(async () => {
    // The options of every command are taken in front of the topic too.
    const options = commander.optsWithGlobals<Record<string, unknown>>();
    const input = parseInput(command, path, { ...options, ...namedArguments(commander) });
    const context = parts.contextFor({
      json: options.json === true,
      url: options.url as string | undefined,
      apiKey: options.apiKey as string | undefined,
      profile: options.profile as string | undefined,
    });
    parts.finish(context, await command.run(context, input as never));
  });
  return commander;
}

function addOptions(commander: Commander, options: readonly OptionDeclaration[]): void {
  options.forEach(({ flags, description, repeatable }) => {
    const option = new Option(flags, description);
    commander.addOption(repeatable ? option.argParser(collect) : option);
  });
}

function closingLines({ examples, hint }: Command): string {
  const lines = examples.length > 0 ? ["", "Examples:", ...examples.map((line) => `  $ quickdash ${line}`)] : [];
  return [...lines, ...(hint ? ["", hint] : [])].join("\n");
}

function prepare(commander: Commander): Commander {
  return commander
    .exitOverride()
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: () => undefined })
    .configureHelp({ helpWidth: process.stdout.columns || 100 });
}

function parseInput(command: Command, path: string, raw: Record<string, unknown>): unknown {
  const parsed = command.input.safeParse(raw);
  if (parsed.success) {
    return parsed.data;
  }
  const issue = parsed.error.issues[0]!;
  const name = String(issue.path[0] ?? "input");
  throw new UsageError(`${nameForUser(command, name)} ${issue.message}. ${helpHint(path)}`);
}

function helpHint(path: string): string {
  return `See \`quickdash ${path} --help\`.`;
}

function sentence(words: string): string {
  return /[.?)]$/.test(words) ? words : `${words}.`;
}

function nameForUser(command: Command, name: string): string {
  const flag = command.options?.find(({ flags }) => new Option(flags).attributeName() === name);
  return flag ? (new Option(flag.flags).long ?? name) : name;
}

function namedArguments(commander: Commander): Record<string, unknown> {
  return Object.fromEntries(
    commander.registeredArguments.map((argument, index) => [
      camelCase(argument.name()),
      commander.processedArgs[index],
    ]),
  );
}

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function collect(value: string, previous: string[] | undefined): string[] {
  return [...(previous ?? []), value];
}

/** What commander threw: asked-for help and version are fine, everything else is wrong usage. */
export function commanderExit(error: CommanderError): { code: 0 | 2; message: string | null } {
  if (error.exitCode === 0) {
    return { code: 0, message: null };
  }
  // A topic without a verb: commander has already shown the topic's help on stderr.
  const shown = error.code === "commander.help";
  return { code: 2, message: shown ? null : error.message.replace(/^error: /, "").replaceAll("\n", " ") };
}

/** Shared shapes of input. */
export const text = (): z.ZodString => z.string("is needed").min(1, "must not be empty");
export const wholeNumber = (min: number, max: number) =>
  z.coerce
    .number("must be a whole number")
    .int("must be a whole number")
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`);
