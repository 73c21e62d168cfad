import { BYTES_TO_RUN, checkDisk } from "../machine/disk.mjs";
import { checkPortsFree } from "../machine/ports.mjs";
import { lastLines } from "../progress/log-file.mjs";
import { formatDuration } from "../progress/format.mjs";
import { readablePath } from "../settings.mjs";
import { readSecrets } from "../services/secrets.mjs";
import { openServices } from "../services/services.mjs";
import { ensureDemo } from "./demo.mjs";
import { residentBytes } from "./memory.mjs";
import { migrateDatabase } from "./migrate.mjs";
import { build, install } from "./prepare.mjs";
import { openShop, runPrograms } from "./run.mjs";
import { removeRuntimeFile, writeRuntimeFile } from "./runtime-file.mjs";
import { screen } from "./screen.mjs";

const TAIL_LINES = 20;

/** Brings the platform up, says so, and stays until it is stopped or a part of it ends. Answers the exit code. */
export async function startPlatform(session, { began, onReady }) {
  const { settings, steps, processes, stopRequested } = session;
  removeRuntimeFile(settings);
  checkDisk(settings.home, BYTES_TO_RUN);
  await checkPortsFree(portsToTake(settings));
  const secrets = readSecrets(settings);
  await install(session);
  const services = await openServices({ ...session, secrets });
  await build(session);
  const platform = { ...session, secrets, services };
  await steps.run("migrate", "Database schema", (step) => migrateDatabase(platform, { processes, step }));
  const programs = await runPrograms(platform);
  const shop = await openShop(platform);
  const demo = await ensureDemo(platform, shop);

  const runtime = writeRuntimeFile(platform, shop, demo);
  try {
    const startedMs = performance.now() - began;
    steps.say(screen({ settings, runtime, startedMs, residentBytes: residentBytes(process.pid) }));
    onReady();
    return await stayUntilEnd({ programs, stopRequested, steps, processes });
  } finally {
    removeRuntimeFile(settings);
  }
}

async function stayUntilEnd({ programs, stopRequested, steps, processes }) {
  const ended = programs.map(async (program) => ({ program, result: await program.exited }));
  const first = await Promise.race([stopRequested, ...ended]);
  const stopping = performance.now();
  if (processes.isStopping) {
    await stopRequested;
    steps.say("QuickDash has stopped. Data and logs are kept.");
    return 0;
  }
  const { program, result } = first;
  steps.say(`\n${program.name} ended by itself (${result.signal ?? `exit code ${result.code}`}):`);
  lastLines(program.log, TAIL_LINES).forEach((line) => steps.say(`  │ ${line}`));
  await processes.stopAll();
  steps.say(
    `Everything else was stopped in ${formatDuration(performance.now() - stopping)}. The whole log is in ${readablePath(program.log)}.`,
  );
  return 1;
}

/** Our own services take ports only when none were given. */
function portsToTake({ ports, databaseUrl, redisUrl }) {
  const { PG_PORT, REDIS_PORT, WEB_PORT: _notServedYet, ...programs } = ports;
  return { ...programs, ...(databaseUrl ? {} : { PG_PORT }), ...(redisUrl ? {} : { REDIS_PORT }) };
}
