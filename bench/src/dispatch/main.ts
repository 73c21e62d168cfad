import { readdir } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { Problem } from "../problem.js";
import { solveAll } from "./solve-all.js";
import { measureRound } from "./round-time.js";
import { printSummary, writeSummary } from "./summary.js";

const USAGE = `Usage: npm run bench:dispatch -- --instances <folder> --out <folder> [--jobs <n>] [--only <pattern>]

Plays every instance of the Meal Delivery Routing Problem in the folder with the dispatch engine, writes the solution
files of each into <out>/<instance>/, checks them, and prints a summary (also <out>/summary.json).

  --instances <folder>  one folder per instance: orders.txt, couriers.txt, restaurants.txt, instance_parameters.txt
  --out <folder>        where the solutions go
  --jobs <n>            instances at the same time, each in a process of its own (1)
  --only <pattern>      only instances whose name matches this regular expression
`;

const OPTIONS = {
  instances: { type: "string" },
  out: { type: "string" },
  jobs: { type: "string", default: "1" },
  only: { type: "string", default: "" },
  help: { type: "boolean", default: false },
} as const;

const MAX_JOBS = 64;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  try {
    const { instances, out, jobs, only, help } = parseArgs({ args, options: OPTIONS }).values;
    if (help || !instances || !out) {
      process.stdout.write(USAGE);
      return help ? 0 : 2;
    }
    const count = Number(jobs);
    if (!Number.isInteger(count) || count < 1 || count > MAX_JOBS) {
      throw new Problem(`--jobs is a whole number from 1 to ${MAX_JOBS}, not "${jobs}".`);
    }
    const folders = await findInstances(pathOf(instances), new RegExp(only));
    const round = measureRound();
    const results = await solveAll({ folders, out: pathOf(out), jobs: count });
    await writeSummary(pathOf(out), results, round);
    printSummary(results, round);
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    return error instanceof Problem ? 2 : 1;
  }
}

/** npm runs this in the workspace; paths are meant from where the person stands. */
function pathOf(given: string): string {
  return path.resolve(process.env.INIT_CWD ?? ".", given);
}

async function findInstances(folder: string, only: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => {
    throw new Problem(`${folder} cannot be read.`);
  });
  const names = entries.filter((entry) => entry.isDirectory() && only.test(entry.name)).map(({ name }) => name);
  if (names.length === 0) throw new Problem(`${folder} holds no instances.`);
  return names.sort().map((name) => path.join(folder, name));
}
