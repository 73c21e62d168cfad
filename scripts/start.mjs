// `npm start [-- --detach]`. The imports that need a modern Node come after its version was looked at.
import { checkNodeVersion } from "./machine/node-version.mjs";

const began = performance.now() - process.uptime() * 1_000;

try {
  checkNodeVersion();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const { exitWith, inSession } = await import("./platform/session.mjs");
const { startDetached } = await import("./platform/detached.mjs");
const { startPlatform } = await import("./platform/start.mjs");
const { readSettings } = await import("./settings.mjs");

const args = process.argv.slice(2);

await exitWith(() => {
  const settings = readSettings();
  if (args.includes("--detach")) {
    return startDetached(
      settings,
      args.filter((arg) => arg !== "--detach"),
    );
  }
  return inSession(settings, (session) => startPlatform(session, { began, onReady: tellParent }));
});

/** Who started us in the background waits for this. */
function tellParent() {
  if (process.connected) {
    process.send("ready", () => process.disconnect());
  }
}
