import { copyFileSync, existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../settings.mjs";

/**
 * What is compiled, in the order of their dependencies. `generated` names what the finishing step of a project adds to
 * the compiler's output (files, or folders with a slash at the end).
 */
const PROJECTS = [
  { path: "plugins/operators" },
  { path: "plugins/dark-stores" },
  { path: "plugins/order-flow" },
  { path: "plugins/rider-delivery" },
  { path: "plugins/realtime" },
  { path: "plugins/phone-auth" },
  { path: "plugins/idempotency" },
  { path: "plugins/payment-cod" },
  { path: "plugins/payment-razorpay" },
  { path: "plugins/notification-email" },
  { path: "plugins/notification-sms" },
  { path: "backend", generated: ["package.json"], finish: copyBackendManifest },
  { path: "admin", generated: ["adminjs/"], finish: bundlePanel },
  { path: "cli" },
];

/**
 * The projects with their folders read from their own compiler settings, so that there is one truth about them.
 *
 * @typedef {{ path: string, folder: string, config: string, rootDir: string, outDir: string, buildInfo: string,
 *   dependencies: string[], generated: string[], finish: (tools: object) => Promise<void> }} Project
 * @returns {Project[]}
 */
export function readProjects() {
  return PROJECTS.map(({ path, generated = [], finish = async () => {} }) => {
    const folder = join(ROOT, path);
    const config = join(folder, "tsconfig.build.json");
    const { compilerOptions, references = [] } = JSON.parse(readFileSync(config, "utf8"));
    return {
      path,
      folder,
      config,
      rootDir: join(folder, compilerOptions.rootDir),
      outDir: join(folder, compilerOptions.outDir),
      buildInfo: join(folder, compilerOptions.tsBuildInfoFile),
      dependencies: references.map((reference) =>
        join(path, reference.path).replace(/[\\/]tsconfig[^/\\]*\.json$/, ""),
      ),
      generated,
      finish,
    };
  });
}

/** The backend runs in the compiled folder, and Medusa looks for the manifest there. */
async function copyBackendManifest({ project }) {
  copyFileSync(join(project.folder, "package.json"), join(project.outDir, "package.json"));
}

async function bundlePanel({ project, processes, log }) {
  const script = join(project.outDir, "bundle.js");
  if (existsSync(script)) {
    await processes.execute("bundling of the panel", process.execPath, [script], { cwd: project.folder, log });
  }
}
