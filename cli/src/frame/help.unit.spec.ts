import { join } from "node:path";
import type { Command as Commander } from "commander";
import { COMMANDS, TOPICS } from "../commands/index.js";
import { expectGolden } from "../__tests__/golden.js";
import type { Context } from "./command.js";
import { buildProgram } from "./program.js";

const program = buildProgram({
  topics: TOPICS,
  commands: COMMANDS,
  version: "0.0.0",
  contextFor: () => ({}) as Context,
  finish: () => undefined,
});

/** What a person with a terminal of 100 columns reads after --help. */
function helpOf(commander: Commander): string {
  let text = "";
  const write = (part: string): void => void (text += part);
  commander.configureOutput({ writeOut: write, writeErr: write }).configureHelp({ helpWidth: 100 }).outputHelp();
  return text.trimEnd();
}

function helpOfAll(commander: Commander): string {
  const pages = [commander, ...commander.commands].map((each) => {
    const path = each === commander ? each.name() : `${commander.name()} ${each.name()}`;
    return `$ quickdash ${path} --help\n\n${helpOf(each)}`;
  });
  return pages.join(`\n\n${"-".repeat(100)}\n\n`);
}

function golden(name: string): string {
  return join(__dirname, "golden", "help", `${name}.txt`);
}

describe("help", () => {
  it("shows topics and commands as agreed", () => {
    expectGolden(golden("quickdash"), helpOf(program));
  });

  it.each(TOPICS.map(({ name }) => name))("shows the verbs of %s as agreed", (name) => {
    expectGolden(golden(name), helpOfAll(program.commands.find((each) => each.name() === name)!));
  });

  it.each(COMMANDS.map(({ verb }) => verb))("shows %s as agreed", (verb) => {
    expectGolden(golden(verb), helpOfAll(program.commands.find((each) => each.name() === verb)!));
  });

  it("has a summary and an example for everything that is declared", () => {
    const bare = [...TOPICS.flatMap(({ commands }) => commands), ...COMMANDS].filter(
      ({ summary, examples }) => summary === "" || examples.length === 0,
    );
    expect(bare.map(({ verb }) => verb)).toEqual([]);
  });

  it("has no two verbs of the same name in a topic", () => {
    for (const { name, commands } of TOPICS) {
      const verbs = commands.map(({ verb }) => `${name} ${verb}`);
      expect(verbs).toEqual([...new Set(verbs)]);
    }
  });
});
