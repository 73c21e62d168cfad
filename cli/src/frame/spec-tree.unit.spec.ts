import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const COMMANDS = join(__dirname, "..", "commands");
const SPECS = join(__dirname, "..", "..", "integration-tests");

/** Files of `commands/` that hold no command, and commands that are shown by the spec of another. */
const ELSEWHERE: Record<string, string | null> = {
  index: null,
  "completion-values": "completion",
  "profiles/list": "profiles/use",
};

const commands = readdirSync(COMMANDS, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.replace(/\.ts$/, ""));

it.each(commands.filter((name) => ELSEWHERE[name] !== null))("the command %s has a spec at its place", (name) => {
  expect(existsSync(join(SPECS, `${ELSEWHERE[name] ?? name}.spec.ts`))).toBe(true);
});

it("names no exception for a command that is gone", () => {
  expect(commands).toEqual(expect.arrayContaining(Object.keys(ELSEWHERE)));
});
