import { join } from "node:path";
import { installPackages, missingPackages } from "../machine/system-packages.mjs";
import { waitForLock } from "../processes/lock.mjs";
import { WORKSPACE_STATE } from "../settings.mjs";
import { buildWorkspace } from "../workspace/build.mjs";
import { ensurePackages } from "../workspace/packages.mjs";

/** Installs the packages of the workspace and the servers this machine lacks. One start at a time per workspace. */
export function install({ settings, steps, processes }, { chromium = false } = {}) {
  return alone(steps, async () => {
    await steps.run("packages", "Packages", (step) => ensurePackages({ processes, step }));
    await steps.run("system-packages", "System packages", async (step) => {
      const missing = missingPackages({ postgres: !settings.databaseUrl, redis: !settings.redisUrl, chromium });
      if (missing.length > 0) {
        await installPackages(missing, { processes, step });
      }
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
