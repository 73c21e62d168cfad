// `npm run check`: types, lint, format and import rules over the whole workspace. Goes on after a failure, to show all.
import { join } from "node:path";
import { checkNodeVersion } from "./machine/node-version.mjs";
import { build } from "./platform/prepare.mjs";
import { exitWith, inWorkspace } from "./platform/session.mjs";
import { readSettings, ROOT } from "./settings.mjs";

const MODULES = join(ROOT, "node_modules");
const TSC = "typescript/bin/tsc";
const SOURCES = ["plugins", "backend", "admin", "cli", "bench"];

const CHECKS = [
  { id: "check-types-backend", title: "Types: backend, plugins", tool: TSC, args: ["-p", "tsconfig.check.json"] },
  { id: "check-types-admin", title: "Types: panel", tool: TSC, args: ["-p", "admin/tsconfig.json"] },
  { id: "check-types-cli", title: "Types: command", tool: TSC, args: ["-p", "cli/tsconfig.json"] },
  { id: "check-types-bench", title: "Types: benchmarks", tool: TSC, args: ["-p", "bench/tsconfig.json"] },
  { id: "check-lint", title: "Lint", tool: "eslint/bin/eslint.js", args: ["--max-warnings", "0", ...SOURCES] },
  {
    id: "check-format",
    title: "Format",
    tool: "prettier/bin/prettier.cjs",
    args: ["--check", "--log-level", "warn", "."],
  },
  {
    id: "check-imports",
    title: "Import rules",
    tool: "dependency-cruiser/bin/dependency-cruise.mjs",
    args: ["--config", ".dependency-cruiser.cjs", "--output-type", "err", ...SOURCES, "scripts"],
  },
];

await exitWith(() => {
  checkNodeVersion();
  return inWorkspace(readSettings(), checkAll);
});

async function checkAll({ steps, processes }) {
  await build({ steps, processes });
  const problems = [];
  for (const check of CHECKS) {
    await steps
      .run(check.id, check.title, (step) => runCheck(processes, check, step))
      .catch((error) => {
        if (processes.isStopping) {
          throw error;
        }
        problems.push(error.message);
      });
  }
  problems.forEach((problem) => process.stderr.write(`${problem}\n`));
  return problems.length === 0 ? 0 : 1;
}

function runCheck(processes, { title, tool, args }, { log }) {
  return processes.execute(title, process.execPath, [join(MODULES, tool), ...args], { cwd: ROOT, log });
}
