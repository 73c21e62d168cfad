import { dirname, join } from "node:path";
import { checkMayInstall, installPackages, missingPackages } from "../machine/system-packages.mjs";
import { waitForLock } from "../processes/lock.mjs";
import { lastLines } from "../progress/log-file.mjs";
import { buildWorkspace } from "../workspace/build.mjs";
import { ensurePackages } from "../workspace/packages.mjs";
import { WORKSPACE_LOCK } from "./session.mjs";

/**
 * Installs the packages of the workspace and the servers this machine lacks, both at once: one unpacks while the other
 * downloads. One start at a time per workspace.
 */
export function install({ settings, steps, processes }, { chromium = false } = {}) {
  const missing = missingPackages({ postgres: !settings.databaseUrl, redis: !settings.redisUrl, chromium });
  checkMayInstall(missing);
  return alone({ steps, processes }, async (workers) => {
    const log = join(settings.logs, "apt.log");
    const system = missing.length > 0 ? installPackages(missing, { processes: workers, log }) : Promise.resolve();
    system.catch(() => {}); // Reported by its step below, which comes later.
    await steps.run("packages", "Packages", (step) => ensurePackages({ processes: workers, step }));
    await steps.run("system-packages", "System packages", async (step) => {
      step.report(() => lastLines(log, 1)[0] ?? "");
      await system;
      step.remark(missing.join(", ") || "all there");
    });
  });
}

/** Builds what changed. One build at a time per workspace. */
export function build({ steps, processes }) {
  return alone({ steps, processes }, (workers) =>
    steps.run("build", "Build", (step) => buildWorkspace({ processes: workers, step })),
  );
}

/** What a killed owner of the lock left at work in the workspace is ended first: two compilers would mix their output. */
async function alone({ steps, processes }, work) {
  const lock = await waitForLock(WORKSPACE_LOCK, {
    onWait: ({ pid }) => steps.say(`  Waiting for process ${pid}, which is installing or building here.`),
    isStopping: () => processes.isStopping,
  });
  try {
    const workers = processes.nested(dirname(WORKSPACE_LOCK));
    await workers.endLeftovers();
    return await work(workers);
  } finally {
    lock.release();
  }
}
