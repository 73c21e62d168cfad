import { COMMANDS, TOPICS } from "../commands/index.js";
import type { Command, Context, GlobalFlags } from "./command.js";
import { buildProgram } from "./program.js";

interface Example {
  path: string;
  command: Command;
  line: string;
}

const EXAMPLES: Example[] = [
  ...TOPICS.flatMap(({ name, commands }) => commands.map((command) => ({ path: `${name} ${command.verb}`, command }))),
  ...COMMANDS.map((command) => ({ path: command.verb, command })),
].flatMap(({ path, command }) => command.examples.map((line) => ({ path, command, line })));

/** Runs the whole way of a command line but the command itself: what would it have been called with? */
async function parse(line: string): Promise<{ called: string[]; flags: GlobalFlags[] }> {
  const called: string[] = [];
  const flags: GlobalFlags[] = [];
  const recorded = (command: Command, path: string): Command => ({
    ...command,
    run: () => {
      called.push(path);
      return Promise.resolve({ data: {}, text: "" });
    },
  });
  const program = buildProgram({
    topics: TOPICS.map((topic) => ({
      ...topic,
      commands: topic.commands.map((command) => recorded(command, `${topic.name} ${command.verb}`)),
    })),
    commands: COMMANDS.map((command) => recorded(command, command.verb)),
    version: "0.0.0",
    contextFor: (given) => {
      flags.push(given);
      return {} as Context;
    },
    finish: () => undefined,
  });
  await program.parseAsync(wordsOf(line), { from: "user" });
  return { called, flags };
}

/** Splits a line as a shell does: quotes hold words together, redirections and pipes are the shell's own. */
function wordsOf(line: string): string[] {
  const own = line.split(/\s(?:>|<|\||&&)\s?/)[0]!;
  return [...own.matchAll(/(?:[^\s'"]+|'[^']*'|"[^"]*")+/g)].map(([word]) =>
    word.replace(/'([^']*)'|"([^"]*)"/g, "$1$2"),
  );
}

describe("the examples in --help", () => {
  it.each(EXAMPLES.map(({ line, path }) => [line, path]))(
    "`quickdash %s` is a call of %s that is accepted",
    async (line, path) => {
      expect((await parse(line)).called).toEqual([path]);
    },
  );

  it("take the options of every command in front of the topic too", async () => {
    const { called, flags } = await parse("--json --profile production stores list");
    expect({ called, flags }).toMatchObject({
      called: ["stores list"],
      flags: [{ json: true, profile: "production" }],
    });
  });
});
