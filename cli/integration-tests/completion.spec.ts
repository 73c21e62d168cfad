import { execFile } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { BIN, quickdash, succeed } from "./support/cli.js";

const STORE = "CLI-TAB";
const run = promisify(execFile);

/** What bash offers behind a line, with the real command on its path. */
async function offered(...words: string[]): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), "quickdash-cli-tab-"));
  writeFileSync(join(folder, "quickdash"), `#!/bin/sh\nexec "${process.execPath}" "${BIN}" "$@"\n`, { mode: 0o755 });
  const script = `eval "$(quickdash completion bash)"
COMP_LINE="$*"; COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _quickdash; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const env = { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  const { stdout } = await run("bash", ["--norc", "-c", script, "bash", "quickdash", ...words], { env });
  return stdout.split("\n").filter((word) => word !== "");
}

beforeAll(() => succeed("stores", "create", "--code", STORE, "--name", "Cli Tab", "--at", "-12,62"));

describe("completion", () => {
  it("offers verbs, and the codes of the platform's stores", async () => {
    expect(await offered("stores", "sho")).toEqual(["show"]);
    expect(await offered("stores", "show", "CLI-TA")).toContain(STORE);
  });

  it("offers nothing of a server that is not there, and says nothing", async () => {
    expect(await offered("--url", "http://localhost:9", "stores", "show", "CLI-TA")).toEqual([]);
  });

  it.each(["zsh", "fish"])("prints a script for %s", async (shell) => {
    const { code, stdout } = await quickdash(["completion", shell]);
    expect(code).toBe(0);
    expect(stdout).toContain(`${shell === "zsh" ? "#compdef quickdash" : "complete -c quickdash"}`);
  });
});
