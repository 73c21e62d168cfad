import pino from "pino";
import { readGatewaySettings } from "./environment";
import { startGateway } from "./server";

/** Ends a gateway that cannot finish draining. */
const FORCED_EXIT_MS = 15_000;

async function main(): Promise<void> {
  const settings = readGatewaySettings(process.env);
  const logger = pino({
    level: settings.logLevel,
    base: { process: "gateway" },
    timestamp: pino.stdTimeFunctions.isoTime,
  });
  const gateway = await startGateway(settings, logger);
  logger.info({ port: gateway.port }, "gateway is ready");

  let stopping = false;
  let exitCode = 0;
  const stop = (signal: NodeJS.Signals | "uncaughtException") => {
    if (stopping) {
      return;
    }
    stopping = true;
    logger.info({ signal }, "gateway is draining");
    setTimeout(() => process.exit(1), FORCED_EXIT_MS).unref();
    gateway.close().then(
      () => process.exit(exitCode),
      (error: unknown) => {
        logger.error({ err: error }, "gateway could not be closed");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  // The state may be broken: whoever is connected goes to another gateway, and this process begins anew.
  process.on("uncaughtException", (error) => {
    logger.fatal({ err: error }, "an error nobody handled");
    exitCode = 1;
    stop("uncaughtException");
  });
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
