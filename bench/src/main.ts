import { parseArgs } from "node:util";
import { BENCHMARKS } from "./benchmarks/index.js";
import type { Benchmark, Run } from "./benchmark.js";
import { stopChildren } from "./harness/children.js";
import { printFindings } from "./harness/report.js";
import { openServices } from "./harness/services.js";
import { Problem } from "./problem.js";

const USAGE = `Usage: npm run bench -w bench -- <benchmark> [options]

Benchmarks
${BENCHMARKS.map(({ name, summary }) => `  ${name.padEnd(18)}${summary}`).join("\n")}

Options
  --scale full|small       full is what the goals speak of; small only shows that everything works
  --postgres <url>         a PostgreSQL with PostGIS whose role may create databases; by default DATABASE_URL,
                           or the one of the platform that runs here
  --redis <url>            an empty Redis; by default one is started for the run
  --rounds <n>             how often baseline and QuickDash take turns (3)
  --seconds <n>            length of one measurement (5)
  --fresh                  build the data set anew
  --database-prefix <name> first part of the names of the databases (quickdash_bench)
  --profile <folder>       write CPU profiles of the backend there
  --json                   print the result as JSON
`;

const OPTIONS = {
  scale: { type: "string", default: "full" },
  postgres: { type: "string" },
  redis: { type: "string" },
  rounds: { type: "string", default: "3" },
  seconds: { type: "string", default: "5" },
  fresh: { type: "boolean", default: false },
  "database-prefix": { type: "string", default: "quickdash_bench" },
  profile: { type: "string" },
  json: { type: "boolean", default: false },
  help: { type: "boolean", default: false },
} as const;

process.exitCode = await main(process.argv.slice(2));

async function main(args: string[]): Promise<number> {
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => void stopChildren().then(() => process.exit(130)));
  }
  try {
    const { benchmark, options } = readArguments(args);
    if (!benchmark) {
      process.stdout.write(USAGE);
      return 0;
    }
    const run = await prepare(options);
    const findings = await benchmark.run(run);
    printFindings({ benchmark: benchmark.name, scale: run.scale, findings, asJson: options.json });
    return 0;
  } catch (error) {
    process.stderr.write(`${error instanceof Problem ? error.message : describe(error)}\n`);
    return error instanceof Problem ? 2 : 1;
  } finally {
    await stopChildren();
  }
}

function readArguments(args: string[]) {
  let parsed;
  try {
    parsed = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new Problem(`${(error as Error).message}\n\n${USAGE}`);
  }
  const { values, positionals } = parsed;
  const [name] = positionals;
  const benchmark = BENCHMARKS.find((candidate) => candidate.name === name);
  if (name !== undefined && !benchmark) {
    throw new Problem(`There is no benchmark "${name}".\n\n${USAGE}`);
  }
  return { benchmark: values.help ? undefined : (benchmark satisfies Benchmark | undefined), options: values };
}

async function prepare(options: ReturnType<typeof readArguments>["options"]): Promise<Run> {
  if (options.scale !== "full" && options.scale !== "small") {
    throw new Problem(`--scale is full or small, not "${options.scale}".`);
  }
  const prefix = options["database-prefix"];
  if (!/^[a-z][a-z0-9_]{0,30}$/.test(prefix)) {
    throw new Problem("--database-prefix is made of small letters, digits and _, 31 at most.");
  }
  const say = (sentence: string) => process.stderr.write(`${sentence}\n`);
  return {
    scale: options.scale,
    rounds: wholeNumber("--rounds", options.rounds),
    seconds: wholeNumber("--seconds", options.seconds),
    services: await openServices({ postgres: options.postgres, redis: options.redis, say }),
    databasePrefix: prefix,
    fresh: options.fresh,
    profileFolder: options.profile ?? null,
    say,
  };
}

function wholeNumber(name: string, value: string): number {
  const number = Number(value);
  if (!Number.isInteger(number) || number < 1 || number > 1000) {
    throw new Problem(`${name} is a whole number from 1 to 1000, not "${value}".`);
  }
  return number;
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
