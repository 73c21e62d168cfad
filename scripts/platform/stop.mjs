import { existsSync } from "node:fs";
import { lockHolder } from "../processes/lock.mjs";
import { endProcess, Processes } from "../processes/processes.mjs";
import { removeRuntimeFile } from "./runtime-file.mjs";
import { lockOf } from "./session.mjs";

/** A start stops its programs and then its services, each within their own grace. */
export const START_GRACE_MS = 20_000;

/** Ends the platform of a home: its start, and what a start that was killed left running. Answers the exit code. */
export async function stopPlatform(settings) {
  const holder = existsSync(settings.home) ? lockHolder(lockOf(settings)) : null;
  if (holder) {
    await endProcess({ ...holder, graceMs: START_GRACE_MS });
  }
  const left = existsSync(settings.home) ? await new Processes(settings.home).endLeftovers() : [];
  removeRuntimeFile(settings);
  const said =
    holder || left.length > 0 ? "QuickDash has stopped. Data and logs are kept." : "QuickDash was not running.";
  process.stdout.write(`${said}\n`);
  return 0;
}
