import { statfsSync } from "node:fs";
import { formatBytes } from "../progress/format.mjs";
import { Problem } from "../progress/problem.mjs";

/** Packages, builds and a database of their own. */
export const BYTES_TO_INSTALL = 3e9;
/** Room for logs and data when everything is installed already. */
export const BYTES_TO_RUN = 300e6;

/** Refuses to begin what would fill the disk. */
export function checkDisk(folder, neededBytes) {
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  if (free < neededBytes) {
    throw new Problem(
      `Only ${formatBytes(free)} are free on the disk of ${folder}, and this needs ${formatBytes(neededBytes)}: free some space and run it again.`,
    );
  }
}
