import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../settings.mjs";

const JEST = join(ROOT, "node_modules", "jest", "bin", "jest.js");

/** Whether any test file of a project matches. */
export function hasTests(project, jestArgs) {
  const args = [JEST, "--selectProjects", project, "--listTests", "--json", "--passWithNoTests", "--", ...jestArgs];
  const listed = execFileSync(process.execPath, args, {
    cwd: ROOT,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  return JSON.parse(listed.slice(listed.indexOf("["))).length > 0;
}

/**
 * Runs the tests of jest projects, their report straight to our output. Answers how many passed and failed; a file that
 * could not run counts as one failure.
 *
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function runJest({ projects, workers, env, results, jestArgs }, { processes }) {
  rmSync(results, { force: true });
  const args = [
    JEST,
    "--selectProjects",
    ...projects,
    "--passWithNoTests",
    `--maxWorkers=${workers}`,
    "--forceExit",
    "--json",
    `--outputFile=${results}`,
    "--",
    ...jestArgs,
  ];
  const jest = processes.start("jest", process.execPath, args, { cwd: ROOT, env, shown: true, stopsGroup: true });
  const { code } = await jest.exited;
  if (!existsSync(results)) {
    return { passed: 0, failed: 1 };
  }
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(results, "utf8"));
  const failed = numFailedTests + numRuntimeErrorTestSuites;
  return { passed: numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
}
