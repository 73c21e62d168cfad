import { bundleFolder } from "./adminjs-mode.js";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** Compiles the panel's components into one file, beside the server's code. Prints only when it fails. */
async function bundle(): Promise<void> {
  // Rollup resolves packages and Babel its exclusions from the working directory: the workspace's root.
  process.chdir(fileURLToPath(new URL("../../", import.meta.url)));
  const [{ default: AdminJS }, { componentsBundler, generateUserComponentEntry }, { componentLoader }] =
    await Promise.all([import("adminjs"), import("adminjs/bundler"), import("./panel/components.js")]);
  await rm(bundleFolder, { recursive: true, force: true });
  const panel = new AdminJS({ componentLoader });
  await componentsBundler.createEntry({ content: generateUserComponentEntry(panel, bundleFolder) });
  await componentsBundler.build();
}

bundle().catch((error: unknown) => {
  process.stderr.write(`The panel's components could not be bundled: ${(error as Error).stack ?? String(error)}\n`);
  process.exitCode = 1;
});
