// `npm test [-- --unit] [-- <pattern>]`: every test from nothing, beside a running `npm start` if there is one.
import { checkNodeVersion } from "./machine/node-version.mjs";

const began = performance.now() - process.uptime() * 1_000;

try {
  checkNodeVersion();
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

const { pickFreePorts } = await import("./machine/ports.mjs");
const { exitWith, inSession } = await import("./platform/session.mjs");
const { readSettings } = await import("./settings.mjs");
const { readArguments } = await import("./tests/arguments.mjs");
const { runTests } = await import("./tests/run.mjs");

await exitWith(async () => {
  const ports = await pickFreePorts(["PG_PORT", "REDIS_PORT"]);
  const settings = readSettings({
    ...process.env,
    QUICKDASH_HOME: process.env.QUICKDASH_TEST_HOME || ".quickdash/test",
    PG_PORT: String(ports.PG_PORT),
    REDIS_PORT: String(ports.REDIS_PORT),
    NODE_ENV: "test",
  });
  return inSession(
    settings,
    (session) => runTests(session, { ...readArguments(process.argv.slice(2)), began }),
    "The tests already run here",
  );
});
