import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, readdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Debian keeps the server programs of each version out of the PATH. */
const POSTGRES_ROOTS = ["/usr/lib/postgresql", "/opt/homebrew/opt", "/usr/local/opt"];

/** Full path of a program in the PATH (and the folders for administrators), or null. */
export function findProgram(name) {
  const folders = [...(process.env.PATH ?? "").split(delimiter), "/usr/local/bin", "/usr/bin", "/usr/sbin", "/sbin"];
  return folders.map((folder) => join(folder, name)).find(isExecutable) ?? null;
}

/**
 * The installed PostgreSQL servers, newest first.
 *
 * @returns {{ major: number, bin: string, hasPostgis: boolean }[]}
 */
export function findPostgresServers() {
  const folders = new Set();
  for (const root of POSTGRES_ROOTS.filter(existsSync)) {
    readdirSync(root)
      .filter((entry) => /^(\d+|postgresql(@\d+)?)$/.test(entry))
      .forEach((entry) => folders.add(join(root, entry, "bin")));
  }
  const inPath = findProgram("initdb");
  if (inPath) {
    folders.add(dirname(inPath));
  }
  return [...folders]
    .filter((bin) => ["initdb", "postgres"].every((program) => isExecutable(join(bin, program))))
    .map((bin) => ({ bin, major: majorOf(bin) }))
    .filter(({ major }) => major !== null)
    .map((server) => ({ ...server, hasPostgis: hasPostgis(server) }))
    .sort((a, b) => b.major - a.major);
}

/** Chromium or Chrome, for the browser tests. */
export function findChromium() {
  if (process.env.CHROMIUM_PATH) {
    return process.env.CHROMIUM_PATH;
  }
  const names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
  return names.map(findProgram).find(Boolean) ?? null;
}

function majorOf(bin) {
  const { stdout } = spawnSync(join(bin, "postgres"), ["--version"], { encoding: "utf8" });
  const found = /PostgreSQL\) (\d+)/.exec(stdout ?? "");
  return found ? Number(found[1]) : null;
}

function hasPostgis({ bin, major }) {
  const shares = [`/usr/share/postgresql/${major}`];
  const config = join(bin, "pg_config");
  if (isExecutable(config)) {
    shares.push((spawnSync(config, ["--sharedir"], { encoding: "utf8" }).stdout ?? "").trim());
  }
  return shares.some((share) => existsSync(join(share, "extension", "postgis.control")));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
