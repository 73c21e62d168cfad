import { Problem } from "../progress/problem.mjs";

const MAJOR = 20;
const MINOR = 19;

/** Refuses a Node that the packages do not support. Speaks only syntax that every Node with modules understands. */
export function checkNodeVersion(version = process.versions.node) {
  const [major, minor] = version.split(".").map(Number);
  if (major !== MAJOR || minor < MINOR) {
    throw new Problem(
      `QuickDash needs Node ${MAJOR}.${MINOR} or a later ${MAJOR}, and this is Node ${version}: switch with \`nvm install ${MAJOR}\` or from https://nodejs.org, then run this again.`,
    );
  }
}
