import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { BYTES_TO_INSTALL, checkDisk } from "../machine/disk.mjs";
import { findProgram } from "../machine/binaries.mjs";
import { ROOT } from "../settings.mjs";

/** Lies among the packages, so that removing them removes the claim that they are there. */
const STAMP = join(ROOT, "node_modules", ".quickdash-install.json");

/** Installs the packages of the lockfile, unless exactly these are there. An interrupted installation is repeated. */
export async function ensurePackages({ processes, step }) {
  const wanted = fingerprint();
  if (readStamp() === wanted) {
    step.remark("as in the lockfile");
    return;
  }
  checkDisk(ROOT, BYTES_TO_INSTALL);
  const folders = packageFolders();
  step.report(() => `${folders.filter(isUnpacked).length} of ${folders.length} packages`);
  const [command, ...args] = npm("ci", "--no-audit", "--no-fund", "--loglevel=warn");
  await processes.execute("npm ci", command, args, { cwd: ROOT, log: step.log });
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

/** Changes when other packages are wanted, or when the same need other binaries. */
function fingerprint() {
  const hash = createHash("sha256").update(`${process.versions.modules} ${process.platform} ${process.arch}`);
  const manifest = JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8"));
  const files = [
    "package-lock.json",
    ".npmrc",
    "package.json",
    ...manifest.workspaces.map((name) => join(name, "package.json")),
  ];
  for (const file of files) {
    hash.update(file).update(readFileSync(join(ROOT, file)));
  }
  return hash.digest("hex");
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
