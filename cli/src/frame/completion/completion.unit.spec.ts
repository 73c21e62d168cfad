import { execFileSync } from "node:child_process";
import { COMMANDS, TOPICS } from "../../commands/index.js";
import { bashScript } from "./bash.js";
import { fishScript } from "./fish.js";
import { describeCompletion } from "./model.js";
import { zshScript } from "./zsh.js";

const SCOPES = describeCompletion(TOPICS, COMMANDS);

/** What bash offers behind a line, `quickdash` itself being played by a function that knows two stores and a profile. */
function offeredByBash(...words: string[]): string[] {
  const script = `${bashScript(SCOPES)}
quickdash() {
  case "$*" in
    "completion-values stores") echo BLR-IND; echo BLR-KOR ;;
    "completion-values stores --profile=delhi" | "completion-values stores --url=http://delhi:9000") echo DEL-CP ;;
    *profiles) echo production ;;
  esac
}
COMP_LINE="$*"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _quickdash; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const offered = execFileSync("bash", ["--norc", "-c", script, "bash", "quickdash", ...words], { encoding: "utf8" });
  return offered.split("\n").filter((word) => word !== "");
}

describe("completion", () => {
  it.each([
    [["sto"], ["stores"]],
    [["stores", "li"], ["list"]],
    [["stores", "list", "--st"], ["--status"]],
    [["stores", "list", "--status", "p"], ["paused"]],
    [["stores", "list", "--status", "=", "o"], ["open"]],
    [["orders", "list", "--json", "--status", "deli"], ["delivered"]],
    [["--json", "stores", "li"], ["list"]],
    [["inventory", "list", "--store", "BLR-K"], ["BLR-KOR"]],
    [
      ["stores", "show", ""],
      ["BLR-IND", "BLR-KOR"],
    ],
    [["--profile", "delhi", "stores", "show", ""], ["DEL-CP"]],
    [["stores", "show", "--url=http://delhi:9000", ""], ["DEL-CP"]],
    [["stores", "list", "--profile", ""], ["production"]],
    [["profiles", "use", ""], ["production"]],
    [
      ["completion", ""],
      ["bash", "zsh", "fish"],
    ],
    [["catalog", "import", ""], []],
  ])("of %j offers %j in bash", (words, offered) => {
    expect(offeredByBash(...words)).toEqual(offered);
  });

  it("offers every topic, verb and option that is declared, and no hidden command", () => {
    for (const { name, commands } of TOPICS) {
      expect(offeredByBash(name, "")).toEqual(commands.map(({ verb }) => verb));
      for (const { verb, options = [] } of commands) {
        const flags = options.map(({ flags: form }) => /--[\w-]+/.exec(form)![0]);
        expect(SCOPES.find(({ path }) => path === `${name} ${verb}`)!.options.map(({ flag }) => flag)).toEqual(
          expect.arrayContaining([...flags, "--json", "--help"]),
        );
      }
    }
    expect(offeredByBash("")).toEqual([
      ...TOPICS.map(({ name }) => name),
      ...COMMANDS.filter(({ hidden }) => !hidden).map(({ verb }) => verb),
    ]);
  });

  it("holds every scope in the scripts of zsh and fish, with quotes in descriptions kept apart", () => {
    const scopes = [
      { path: "stores show", words: [], options: [{ flag: "--as", help: "the store's: name" }], argument: ["it's"] },
    ];
    expect(zshScript(scopes)).toContain("flags=('--as:the store'\\''s: name')");
    expect(zshScript(scopes)).toContain("'stores show') values=('it'\\''s'); _describe value values ;;");
    expect(fishScript(scopes)).toContain("-n '__quickdash_at stores show' -l as -d 'the store\\'s: name'");
    for (const { path } of SCOPES) {
      expect(zshScript(SCOPES)).toContain(`    '${path}') verbs=`);
      expect(fishScript(SCOPES)).toContain(`-n '${`__quickdash_at ${path}`.trim()}'`);
    }
  });
});
