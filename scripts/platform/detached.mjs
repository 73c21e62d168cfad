import { spawn } from "node:child_process";
import { closeSync, openSync, readSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { prepareHome } from "./home.mjs";

const FOLLOW_MS = 100;
const START = fileURLToPath(new URL("../start.mjs", import.meta.url));

/**
 * Starts the platform in the background and shows its start until it is ready. Answers the exit code: 0 when it runs,
 * that of the start when it failed.
 */
export async function startDetached(settings, args) {
  prepareHome(settings);
  const log = join(settings.logs, "start.log");
  const output = openSync(log, "w");
  const child = spawn(process.execPath, [START, ...args, "--background"], {
    detached: true,
    stdio: ["ignore", output, output, "ipc"],
  });
  closeSync(output);
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) {
    process.on(signal, () => child.kill("SIGTERM"));
  }
  const stopFollowing = follow(log);
  const code = await new Promise((resolve) => {
    child.once("message", () => resolve(0));
    child.once("exit", (exitCode) => resolve(exitCode ?? 1));
  });
  stopFollowing();
  child.unref();
  return code;
}

/** Copies what is added to a file to our own output. */
function follow(path) {
  const file = openSync(path, "r");
  const buffer = Buffer.alloc(65_536);
  let position = 0;
  const copy = () => {
    for (let length = 1; length > 0;) {
      length = readSync(file, buffer, 0, buffer.length, position);
      position += length;
      process.stdout.write(buffer.toString("utf8", 0, length));
    }
  };
  const timer = setInterval(copy, FOLLOW_MS);
  return () => {
    clearInterval(timer);
    copy();
    closeSync(file);
  };
}
