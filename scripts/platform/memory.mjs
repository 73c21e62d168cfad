import { readFileSync, readdirSync } from "node:fs";

/**
 * Resident memory of a process and everything under it, in bytes; pages that several share count once. Null where the
 * system does not tell.
 */
export function residentBytes(pid) {
  if (process.platform !== "linux") {
    return null;
  }
  const parents = new Map(
    readdirSync("/proc")
      .filter((name) => /^\d+$/.test(name))
      .map((name) => [Number(name), parentOf(name)]),
  );
  const family = [...parents.keys()].filter((candidate) => descendsFrom(candidate, pid, parents));
  return family.reduce((sum, member) => sum + bytesOf(member), 0);
}

function descendsFrom(pid, ancestor, parents) {
  for (let current = pid; current; current = parents.get(current)) {
    if (current === ancestor) {
      return true;
    }
  }
  return false;
}

function parentOf(pid) {
  return Number(/^PPid:\s+(\d+)/m.exec(read(`/proc/${pid}/status`))?.[1] ?? 0);
}

function bytesOf(pid) {
  const shared = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`));
  const plain = /^VmRSS:\s+(\d+) kB/m.exec(read(`/proc/${pid}/status`));
  return Number((shared ?? plain)?.[1] ?? 0) * 1024;
}

function read(path) {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
