import { execFile } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { Problem } from "../problem.js";

/** Where Debian and its kin keep the programs of each version, newest last. */
const VERSIONS = "/usr/lib/postgresql";

/** A script for pgbench, in a folder of its own. */
export interface Script {
  path: string;
  remove: () => Promise<void>;
}

/** The statement of the module with pgbench's own choices in the place of `$1` to `$4`: one item of each line. */
export async function writeReserveScript(
  statement: string,
  basket: { store: string; items: string[][] },
): Promise<Script> {
  const values: Record<string, string> = {
    $1: `('pgbench-' || :buyer::text || '-' || :basket::text)`,
    $2: `'${basket.store}'`,
    $3: `ARRAY[${basket.items.map((_, line) => `(:items${line}::text[])[:item${line}::integer]`).join(", ")}]`,
    $4: `ARRAY[${basket.items.map(() => "1").join(", ")}]`,
  };
  const lines = [
    `\\set buyer random(1, 1000000000)`,
    `\\set basket random(1, 1000000000)`,
    ...basket.items.map((items, line) => `\\set item${line} random(1, ${items.length})`),
    `${basket.items.reduce(
      (text, items, line) => text.replaceAll(`:items${line}`, `'{${items.join(",")}}'`),
      statement.replace(/\$[1-4]/g, (parameter) => values[parameter] ?? parameter),
    )};`,
  ];
  const folder = await mkdtemp(join(tmpdir(), "quickdash-bench-"));
  const path = join(folder, "reserve.sql");
  await writeFile(path, `${lines.join("\n")}\n`);
  return { path, remove: () => rm(folder, { recursive: true }) };
}

/** Transactions a second that pgbench reaches with prepared statements; refuses a run in which one failed. */
export async function runPgbench(
  databaseUrl: string,
  options: { script: string; clients: number; seconds: number },
): Promise<number> {
  const { stdout } = await promisify(execFile)(findPgbench(), [
    ...["--no-vacuum", "--protocol=prepared", `--file=${options.script}`],
    ...[`--client=${options.clients}`, "--jobs=1", `--time=${options.seconds}`, databaseUrl],
  ]);
  const failed = /number of failed transactions: (\d+)/.exec(stdout)?.[1] ?? "0";
  const rate = /tps = ([\d.]+)/.exec(stdout)?.[1];
  if (!rate || failed !== "0") {
    throw new Error(`pgbench did not finish as it should:\n${stdout}`);
  }
  return Number(rate);
}

function findPgbench(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...(process.env.PATH ?? "").split(delimiter),
    ...versions.map((version) => join(VERSIONS, version, "bin")),
  ];
  const program = folders.map((folder) => join(folder, "pgbench")).find((path) => existsSync(path));
  if (!program) {
    throw new Problem("pgbench is not installed: it comes with PostgreSQL's server or contrib package.");
  }
  return program;
}
