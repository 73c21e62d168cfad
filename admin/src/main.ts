import { pino, type Logger } from "pino";
import { readEnvironment, type Environment } from "./environment.js";

const SHUTDOWN_LIMIT_MS = 10_000;

/** Ends the process with one sentence on stderr that says what to do. */
function refuseToStart(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function settings(): Environment {
  try {
    return readEnvironment();
  } catch (error) {
    refuseToStart((error as Error).message);
  }
}

function sentenceFor(error: unknown, environment: Environment): string {
  const { code, message } = error as { code?: string; message?: string };
  switch (code) {
    case "EADDRINUSE":
      return `Port ${environment.ADMIN_PORT} is in use: stop what listens there, or set ADMIN_PORT to a free port.`;
    case "EACCES":
      return `Port ${environment.ADMIN_PORT} needs more rights than this user has: set ADMIN_PORT to one above 1023.`;
    case "ECONNREFUSED":
    case "ENOTFOUND":
      return "The database does not answer: check ADMIN_DATABASE_URL, and that PostgreSQL is running.";
    case "28P01":
    case "28000":
    case "3D000":
      return `The database refused the panel (${message ?? code}): check ADMIN_DATABASE_URL, and run \`node admin/dist/database/prepare.js\`.`;
    default:
      return `The panel could not start: ${message ?? String(error)}`;
  }
}

function stopOnSignal(logger: Logger, close: () => Promise<void>): void {
  let isStopping = false;
  const stop = (signal: string): void => {
    if (isStopping) return;
    isStopping = true;
    logger.info({ signal }, "panel stops");
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        logger.error({ err: error }, "panel did not stop cleanly");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}

const environment = settings();
const logger = pino({ name: "admin", level: environment.LOG_LEVEL });
// Loaded only now: AdminJS fixes its mode while it loads, after the settings above were read.
const { startPanel } = await import("./server.js");
try {
  const panel = await startPanel(environment, logger);
  stopOnSignal(logger, panel.close);
  logger.info({ address: new URL("/admin", environment.publicUrl).href }, "panel is ready");
} catch (error) {
  logger.debug({ err: error }, "start failed");
  refuseToStart(sentenceFor(error, environment));
}
