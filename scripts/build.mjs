// `npm run build`: installs what the build needs and builds what changed.
import { join } from "node:path";
import { checkNodeVersion } from "./machine/node-version.mjs";
import { prepareHome } from "./platform/home.mjs";
import { build } from "./platform/prepare.mjs";
import { exitWith } from "./platform/session.mjs";
import { Processes } from "./processes/processes.mjs";
import { Steps } from "./progress/steps.mjs";
import { readSettings, WORKSPACE_STATE } from "./settings.mjs";

await exitWith(async () => {
  checkNodeVersion();
  const settings = readSettings();
  prepareHome(settings);
  await build({ steps: new Steps(settings), processes: new Processes(join(WORKSPACE_STATE, "build")) });
  return 0;
});
