import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findChromium } from "../machine/binaries.mjs";
import { pickFreePorts } from "../machine/ports.mjs";
import { build, install } from "../platform/prepare.mjs";
import { START_GRACE_MS } from "../platform/stop.mjs";
import { formatDuration } from "../progress/format.mjs";
import { Interrupted } from "../progress/problem.mjs";
import { readSecrets } from "../services/secrets.mjs";
import { openServices } from "../services/services.mjs";
import { waitUntil } from "../services/wait-until.mjs";
import { readSettings, ROOT } from "../settings.mjs";
import { hasTests, runJest } from "./jest.mjs";
import { testMessageSettings } from "./message-settings.mjs";
import { testPaymentSettings } from "./payment-settings.mjs";
import { copyTemplate, prepareTemplate } from "./template.mjs";

const PROGRAM_PORTS = ["BACKEND_PORT", "ADMIN_PORT", "GATEWAY_PORT", "WEB_PORT"];
const PLATFORM_READY_MS = 300_000;

/**
 * Prepares what the wanted tests need and runs them: units, then SQL on copies of a migrated database, then everything
 * against a platform started as users start it, then start-up itself. Answers the exit code.
 */
export async function runTests(session, { unitOnly, jestArgs, began }) {
  const { settings, steps, processes } = session;
  const tally = { passed: 0, failed: 0 };
  const run = async (projects, env, workers) => {
    const started = performance.now();
    const results = join(settings.home, `${projects[0]}-results.json`);
    const { passed, failed } = await runJest({ projects, workers, env, results, jestArgs }, { processes });
    if (processes.isStopping) {
      throw new Interrupted("The tests were stopped.");
    }
    tally.passed += passed;
    tally.failed += failed;
    const took = formatDuration(performance.now() - started);
    steps.say(`\n${projects.join(" and ")}: ${passed} passed, ${failed} failed in ${took}\n`);
  };

  await install(session, { chromium: !unitOnly && process.env.QUICKDASH_SKIP_BROWSER !== "true" });
  await build(session);
  if (unitOnly) {
    await run(["unit"], process.env, 2);
  } else {
    await runWithServices(session, run, jestArgs);
  }
  steps.say(`All of it took ${formatDuration(performance.now() - began)}.`);
  steps.say(`${tally.passed} passed, ${tally.failed} failed`);
  return tally.failed === 0 ? 0 : 1;
}

async function runWithServices(session, run, jestArgs) {
  const { settings, steps, processes } = session;
  const secrets = readSecrets(settings);
  const services = await openServices({ ...session, secrets, forTests: true });
  const platform = { ...session, secrets, services };
  const template = await steps.run("template", "Template database", (step) =>
    prepareTemplate(platform, { processes, step }),
  );
  await run(
    ["unit", "database"],
    { ...process.env, QUICKDASH_TEST_TEMPLATE_URL: template, QUICKDASH_TEST_REDIS_URL: services.redisUrl },
    2,
  );
  if (hasTests("platform", jestArgs)) {
    const played = { ...(await testPaymentSettings()), ...(await testMessageSettings()) };
    const known = await startPlatformUnderTest(platform, played);
    const env = {
      ...process.env,
      ...played,
      ...known,
      QUICKDASH_TEST_TEMPLATE_URL: template,
      CHROMIUM_PATH: findChromium() ?? "",
    };
    await run(["platform"], env, 2);
  }
  if (hasTests("startup", jestArgs)) {
    await run(["startup"], process.env, 1);
  }
}

/** Starts a platform on a copy of the template by the same program as `npm start`. Answers what tests know of it. */
async function startPlatformUnderTest({ settings, secrets, steps, processes, services }, played) {
  const ports = await pickFreePorts(PROGRAM_PORTS);
  const databaseUrl = await copyTemplate(services, "platform");
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, String(port)])),
    ...played,
    NODE_ENV: "development",
    // The template knows the operator and the panel's role by these.
    QUICKDASH_OPERATOR_PASSWORD: secrets.operator_password,
    ADMIN_DATABASE_PASSWORD: secrets.admin_database_password,
    QUICKDASH_HOME: join(settings.home, "platform"),
    DATABASE_URL: databaseUrl,
    REDIS_URL: services.redisUrl,
  };
  const { runtimeFile } = readSettings(env);
  // A run that was killed leaves its file behind, and this one must wait for its own platform.
  rmSync(runtimeFile, { force: true });
  return steps.run("platform", "Platform under test", async (step) => {
    const entry = processes.start("platform", process.execPath, [join(ROOT, "scripts", "start.mjs")], {
      cwd: ROOT,
      env,
      log: step.log,
      graceMs: START_GRACE_MS,
    });
    await waitUntil(async () => existsSync(runtimeFile), entry, PLATFORM_READY_MS);
    step.remark(`http://localhost:${ports.BACKEND_PORT}`);
    return { QUICKDASH_RUNTIME: runtimeFile, QUICKDASH_WEB_ORIGIN: `http://localhost:${ports.WEB_PORT}` };
  });
}
