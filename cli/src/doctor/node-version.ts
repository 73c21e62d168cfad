/*
 * Check: node. Looks at: the Node that runs this command, and the one of the backend when it tells.
 * Finds: ok; failed when either is not 20.19 or a later 20.x. Mends: `nvm install 20`.
 */
import { failed, ok, type Check } from "./check.js";
import { isAtLeast } from "./sizes.js";

const MIN_VERSION = "20.19";

export const checkNode: Check = async (patient) => {
  const here = process.versions.node;
  const reading = patient.connection ? await patient.diagnostics() : null;
  const there = reading?.facts?.node_version ?? null;
  const wrong = [here, ...(there ? [there] : [])].find((version) => !fits(version));
  const detail = there && there !== here ? `v${here}, backend v${there}` : `v${here}`;
  return [
    wrong === undefined
      ? ok("node", detail)
      : failed(
          "node",
          `${detail}; QuickDash runs on Node ${MIN_VERSION} or a later 20.x.`,
          "nvm install 20 && nvm use 20",
        ),
  ];
};

function fits(version: string): boolean {
  return version.startsWith("20.") && isAtLeast(version, MIN_VERSION);
}
