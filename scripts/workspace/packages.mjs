import { createHash } from "node:crypto";
import { existsSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BYTES_TO_INSTALL, BYTES_TO_RUN, checkDisk } from "../machine/disk.mjs";
import { findProgram } from "../machine/binaries.mjs";
import { ROOT } from "../settings.mjs";

/** The fields of a manifest that decide what is installed. */
const INSTALLED_FIELDS = [
  "name",
  "version",
  "workspaces",
  "bin",
  "dependencies",
  "devDependencies",
  "optionalDependencies",
  "peerDependencies",
  "overrides",
  "allowScripts",
];

/** Lies among the packages, so that removing them removes the claim that they are there. */
const STAMP = join(ROOT, "node_modules", ".quickdash-install.json");

/**
 * Installs the packages of the lockfile, unless exactly these are there. What an interrupted installation left is thrown
 * away; a complete one for another lockfile is only brought up to date.
 */
export async function ensurePackages({ processes, step }) {
  const wanted = fingerprint();
  const present = readStamp();
  if (present === wanted) {
    step.remark("as in the lockfile");
    return;
  }
  checkDisk(ROOT, present ? BYTES_TO_RUN : BYTES_TO_INSTALL);
  rmSync(STAMP, { force: true });
  const folders = packageFolders();
  step.report(() => `${folders.filter(isUnpacked).length} of ${folders.length} packages`);
  const [command, ...args] = npm(...(present ? ["install", "--no-save"] : ["ci"]), "--no-audit", "--no-fund");
  await processes.execute("npm", command, args, { cwd: ROOT, log: step.log });
  writeFileSync(STAMP, JSON.stringify({ fingerprint: wanted }));
  step.remark(`${folders.length} packages`);
}

/** The command line that runs npm: the npm that started us, or the one in the PATH. */
function npm(...args) {
  const script = process.env.npm_execpath;
  return script && /npm-cli\.js$/.test(script)
    ? [process.execPath, script, ...args]
    : [findProgram("npm") ?? "npm", ...args];
}

/** Changes when other packages are wanted, or when the same need other binaries; not with other fields of a manifest. */
function fingerprint() {
  const hash = createHash("sha256").update(`${process.versions.modules} ${process.platform} ${process.arch}`);
  hash.update(readFileSync(join(ROOT, "package-lock.json"))).update(readFileSync(join(ROOT, ".npmrc")));
  const { workspaces } = readManifest(".");
  for (const folder of [".", ...workspaces]) {
    const manifest = readManifest(folder);
    hash.update(JSON.stringify(INSTALLED_FIELDS.map((field) => manifest[field])));
  }
  return hash.digest("hex");
}

function readManifest(folder) {
  return JSON.parse(readFileSync(join(ROOT, folder, "package.json"), "utf8"));
}

function readStamp() {
  try {
    return JSON.parse(readFileSync(STAMP, "utf8")).fingerprint;
  } catch {
    return null;
  }
}

/** Folders of the packages that the lockfile names and this platform takes. */
function packageFolders() {
  const { packages } = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8"));
  return Object.entries(packages)
    .filter(([path, { os, cpu, link }]) => {
      const fits = (!os || os.includes(process.platform)) && (!cpu || cpu.includes(process.arch));
      return path.includes("node_modules/") && !link && fits;
    })
    .map(([path]) => join(ROOT, path));
}

function isUnpacked(folder) {
  return existsSync(join(folder, "package.json"));
}
