import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/**
 * What tells a process from a later one with the same number: the boot and the instant it began. Null when there is
 * no such process.
 */
export function identityOf(pid) {
  if (!isRunning(pid)) {
    return null;
  }
  try {
    return process.platform === "linux" ? linuxIdentity(pid) : portableIdentity(pid);
  } catch {
    return null;
  }
}

/** Whether this very process still runs. */
export function isSameProcess({ pid, identity }) {
  return identity !== null && identityOf(pid) === identity;
}

/** Whether anything alive has this number; a zombie has ended. */
export function isRunning(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return error.code === "EPERM";
  }
  return true;
}

/** The command line of a process, or an empty text. */
export function commandLineOf(pid) {
  try {
    return process.platform === "linux"
      ? readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ")
      : execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

function linuxIdentity(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The program's name stands in brackets and may itself contain spaces and brackets.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state] = fields;
  const startTicks = fields[19];
  if (state === "Z" || state === "X") {
    return null;
  }
  return `${readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()}:${startTicks}`;
}

function portableIdentity(pid) {
  return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
}
