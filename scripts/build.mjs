// `npm run build`: builds what changed.
import { checkNodeVersion } from "./machine/node-version.mjs";
import { build } from "./platform/prepare.mjs";
import { exitWith, inWorkspace } from "./platform/session.mjs";
import { readSettings } from "./settings.mjs";

await exitWith(() => {
  checkNodeVersion();
  return inWorkspace(readSettings(), async (session) => {
    await build(session);
    return 0;
  });
});
