import { spawnSync } from "node:child_process";
import { Problem } from "../progress/problem.mjs";
import { findChromium, findPostgresServers, findProgram } from "./binaries.mjs";

/** The PostgreSQL of Debian 12, where apt cannot be asked. */
const USUAL_POSTGRES = 15;

/**
 * Names of the Debian packages that are missing for the given purposes.
 *
 * @param {{ postgres: boolean, redis: boolean, chromium: boolean }} wanted
 */
export function missingPackages(wanted) {
  const missing = [];
  const servers = wanted.postgres ? findPostgresServers() : [];
  if (wanted.postgres && !servers.some(({ hasPostgis }) => hasPostgis)) {
    const major = servers[0]?.major ?? offeredPostgres();
    missing.push(...(servers.length > 0 ? [] : [`postgresql-${major}`]), `postgresql-${major}-postgis-3`);
  }
  if (wanted.redis && !findProgram("redis-server")) {
    missing.push("redis-server");
  }
  if (wanted.chromium && !findChromium()) {
    missing.push("chromium");
  }
  return missing;
}

/** Throws a Problem with the one command to run when this user may not install system packages. */
export function checkMayInstall(packages) {
  if (packages.length === 0) {
    return;
  }
  if (!findProgram("apt-get")) {
    throw new Problem(
      `Missing on this machine: ${packages.join(", ")} (names of the Debian packages). Install them, or set DATABASE_URL and REDIS_URL to servers you have.`,
    );
  }
  if (!administratorPrefix()) {
    throw new Problem(
      `System packages are missing. Run \`sudo apt-get update && sudo apt-get install -y --no-install-recommends ${packages.join(" ")}\` once, then run this again.`,
    );
  }
}

/**
 * Installs system packages with apt.
 *
 * @param {string[]} packages
 */
export async function installPackages(packages, { processes, log }) {
  const prefix = administratorPrefix();
  const run = (...command) => {
    const [program, ...args] = [...prefix, "env", "DEBIAN_FRONTEND=noninteractive", ...command];
    return processes.execute(command[0], program, args, { log });
  };
  // Ends what an interrupted installation left half-done; does nothing otherwise.
  await run("dpkg", "--configure", "-a");
  await run("apt-get", "update");
  await run(
    "apt-get",
    "install",
    "-y",
    "--no-install-recommends",
    "-o",
    "DPkg::Lock::Timeout=300",
    "-o",
    "Dpkg::Use-Pty=0",
    ...packages,
  );
}

/** What to write before a command so that it runs as root; null when this user may not. */
function administratorPrefix() {
  if (process.getuid?.() === 0) {
    return [];
  }
  const sudo = findProgram("sudo");
  return sudo && spawnSync(sudo, ["-n", "true"]).status === 0 ? [sudo, "-n"] : null;
}

function offeredPostgres() {
  const { stdout } = spawnSync("apt-cache", ["depends", "postgresql"], { encoding: "utf8" });
  return Number(/Depends: postgresql-(\d+)/.exec(stdout ?? "")?.[1] ?? USUAL_POSTGRES);
}
