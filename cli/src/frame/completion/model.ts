import { Argument, Option } from "commander";
import { choicesOf } from "../choices.js";
import type { Command, OfferedValues, Topic } from "../command.js";
import { GLOBAL_OPTIONS } from "../global-options.js";

export interface CompletionOption {
  flag: string;
  help: string;
  /** Absent for a switch; "files" when anything may follow. */
  values?: OfferedValues | "files";
}

/** What may stand behind `quickdash <path>`. */
export interface CompletionScope {
  /** "" at the start, a topic, or topic and verb. */
  path: string;
  words: readonly { word: string; help: string }[];
  options: readonly CompletionOption[];
  /** What the first argument offers; absent when there is none. */
  argument?: OfferedValues | "files";
}

/** Everything a shell needs to complete, read off the declarations. */
export function describeCompletion(topics: readonly Topic[], commands: readonly Command[]): CompletionScope[] {
  const visible = commands.filter(({ hidden }) => !hidden);
  const start: CompletionScope = {
    path: "",
    words: [
      ...topics.map(({ name, summary }) => ({ word: name, help: summary })),
      ...visible.map(({ verb, summary }) => ({ word: verb, help: summary })),
    ],
    options: [...optionsOf(undefined), HELP, { flag: "--version", help: "print the version" }],
  };
  const ofTopics = topics.flatMap(({ name, commands: verbs }) => [
    { path: name, words: verbs.map(({ verb, summary }) => ({ word: verb, help: summary })), options: [HELP] },
    ...verbs.map((command) => scopeOf(command, `${name} ${command.verb}`)),
  ]);
  return [start, ...ofTopics, ...visible.map((command) => scopeOf(command, command.verb))];
}

const HELP: CompletionOption = { flag: "--help", help: "display help for command" };

function scopeOf(command: Command, path: string): CompletionScope {
  const [first] = command.arguments ?? [];
  const field = first && new Argument(first.syntax).name();
  return {
    path,
    words: [],
    options: [...optionsOf(command), HELP],
    argument: first && (first.values ?? choicesOf(command.input, field!) ?? usualValues(field!)),
  };
}

function optionsOf(command: Command | undefined): CompletionOption[] {
  return [...(command?.options ?? []), ...GLOBAL_OPTIONS].map(({ flags, description, values }) => {
    const option = new Option(flags, description);
    const flag = option.long ?? option.short!;
    const known = values ?? (command && choicesOf(command.input, option.attributeName()));
    const takesValue = option.required || option.optional;
    return {
      flag,
      help: description,
      ...(takesValue ? { values: known ?? usualValues(option.attributeName()) } : {}),
    };
  });
}

/** `--store`, `<store>` and `<code>` are codes of dark stores everywhere. */
function usualValues(name: string): "stores" | "files" {
  return name === "store" || name === "code" ? "stores" : "files";
}
