import { join } from "node:path";
import { checkMayInstall, installPackages, missingPackages } from "../machine/system-packages.mjs";
import { waitForLock } from "../processes/lock.mjs";
import { lastLines } from "../progress/log-file.mjs";
import { WORKSPACE_STATE } from "../settings.mjs";
import { buildWorkspace } from "../workspace/build.mjs";
import { ensurePackages } from "../workspace/packages.mjs";

/**
 * Installs the packages of the workspace and the servers this machine lacks, both at once: one unpacks while the other
 * downloads. One start at a time per workspace.
 */
export function install({ settings, steps, processes }, { chromium = false } = {}) {
  const missing = missingPackages({ postgres: !settings.databaseUrl, redis: !settings.redisUrl, chromium });
  checkMayInstall(missing);
  return alone(steps, async () => {
    const log = join(settings.logs, "apt.log");
    const system = missing.length > 0 ? installPackages(missing, { processes, log }) : Promise.resolve();
    system.catch(() => {}); // Reported by its step below, which comes later.
    await steps.run("packages", "Packages", (step) => ensurePackages({ processes, step }));
    await steps.run("system-packages", "System packages", async (step) => {
      step.report(() => lastLines(log, 1)[0] ?? "");
      await system;
      step.remark(missing.join(", ") || "all there");
    });
  });
}

/** Builds what changed. One build at a time per workspace. */
export function build({ steps, processes }) {
  return alone(steps, () => steps.run("build", "Build", (step) => buildWorkspace({ processes, step })));
}

async function alone(steps, work) {
  const lock = await waitForLock(join(WORKSPACE_STATE, "workspace.lock"), ({ pid }) =>
    steps.say(`  Waiting for process ${pid}, which is installing or building here.`),
  );
  try {
    return await work();
  } finally {
    lock.release();
  }
}
