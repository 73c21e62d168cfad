/*
 * Check: disk, server disk. Looks at: the file system of this folder, and the backend's when it is on another machine.
 * Finds: ok; failed below 1 GB. Mends: what takes the space is shown.
 */
import { statfs } from "node:fs/promises";
import { failed, ok, type Check, type Finding } from "./check.js";
import { judge } from "./judge.js";
import { gigabytes, MIN_FREE_BYTES } from "./sizes.js";

export const checkDisk: Check = async (patient) => {
  const { bavail, bsize } = await statfs(patient.workingDirectory);
  const here = findingOf("disk", bavail * bsize, "du -xh --max-depth=2 . | sort -h | tail");
  if (patient.isLocal || !patient.connection) {
    return [here];
  }
  const there = await judge("server disk", patient, ({ disk }) =>
    findingOf("server disk", disk.free_bytes, "docker system df   # on the server"),
  );
  return [here, ...there];
};

function findingOf(name: string, freeBytes: number, fix: string): Finding {
  return freeBytes >= MIN_FREE_BYTES
    ? ok(name, `${gigabytes(freeBytes)} free`)
    : failed(name, `${gigabytes(freeBytes)} free; at least ${gigabytes(MIN_FREE_BYTES)} is needed.`, fix);
}
