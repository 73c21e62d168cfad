import { existsSync } from "node:fs";
import { join } from "node:path";
import { lockHolder } from "../processes/lock.mjs";
import { endProcess, Processes } from "../processes/processes.mjs";
import { WORKSPACE_STATE } from "../settings.mjs";
import { removeRuntimeFile } from "./runtime-file.mjs";
import { lockOf, WORKSPACE_LOCK } from "./session.mjs";

/** A start stops its programs and then its services, each within their own grace. */
export const START_GRACE_MS = 20_000;

/**
 * Ends the platform of a home: its start, and whatever a start, an installation, a build or a test run that was killed
 * left running. Test runs and builds that are alive are left alone. Answers the exit code.
 */
export async function stopPlatform(settings) {
  const holder = lockHolder(lockOf(settings));
  if (holder) {
    await endProcess({ ...holder, graceMs: START_GRACE_MS });
  }
  const tests = join(WORKSPACE_STATE, "test");
  const left = [
    ...(await endOrphans(settings.home, lockOf(settings))),
    ...(await endOrphans(join(WORKSPACE_STATE, "workspace"), WORKSPACE_LOCK)),
    ...(await endOrphans(join(tests, "platform"), lockOf({ home: join(tests, "platform") }))),
    ...(await endOrphans(tests, lockOf({ home: tests }))),
  ];
  removeRuntimeFile(settings);
  const hasStopped = holder || left.length > 0;
  process.stdout.write(
    hasStopped ? "QuickDash has stopped. Data and logs are kept.\n" : "QuickDash was not running.\n",
  );
  return 0;
}

async function endOrphans(folder, lock) {
  return existsSync(folder) && !lockHolder(lock) ? new Processes(folder).endLeftovers() : [];
}
