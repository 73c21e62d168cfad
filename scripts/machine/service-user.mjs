import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../progress/problem.mjs";

/** Users that may own the private services when we are root, best first. */
const CANDIDATES = ["postgres", "nobody"];
const ELSEWHERE = "/var/lib/quickdash";

/**
 * Under which user and in which folder the private services keep their data. PostgreSQL refuses to run as root, so root
 * lends the work to another user; when that user cannot reach the home, the data goes to /var/lib/quickdash.
 *
 * @returns {{ folder: string, account: { uid: number, gid: number } | {} }} `account` is spread into spawn options
 */
export function placeForServices(home) {
  mkdirSync(home, { recursive: true });
  if (process.getuid?.() !== 0) {
    return { folder: home, account: {} };
  }
  const account = ownerOf(join(home, "postgres")) ?? CANDIDATES.map(findUser).find(Boolean);
  if (!account) {
    throw new Problem(
      "PostgreSQL may not run as root, and this machine has no user postgres: create one, or start as an ordinary user.",
    );
  }
  // Others may pass through, not look around: passwords and logs in it have their own modes.
  chmodSync(home, 0o711);
  if (canReach(home, account)) {
    return { folder: home, account };
  }
  const folder = join(ELSEWHERE, createHash("sha256").update(home).digest("hex").slice(0, 12));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return { folder, account };
}

function ownerOf(folder) {
  if (!existsSync(folder)) {
    return null;
  }
  const { uid, gid } = statSync(folder);
  return uid === 0 ? null : { uid, gid };
}

function findUser(name) {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  if (!line) {
    return null;
  }
  const [, , uid, gid] = line.split(":");
  return { uid: Number(uid), gid: Number(gid) };
}

function canReach(folder, account) {
  return spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" }).status === 0;
}
