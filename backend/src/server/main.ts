import { createServer } from "node:http";
import { parseArgs } from "node:util";
import { GracefulShutdownServer } from "@medusajs/framework/utils";
import { logger } from "@medusajs/framework/logger";
import loadMedusa from "@medusajs/medusa/loaders/index";
import express from "express";
import { HOME_MARKET } from "../base-data/market";
import { ensurePaymentProviders } from "../base-data/payment-providers";
import { readEnvironment } from "../environment";
import { keepJobs } from "./keep-jobs";
import { storeFront } from "./store-front";

const DEFAULT_PORT = 9000;

/**
 * Starts the backend: Medusa as it is configured in the folder this runs in, with the reads of customers answered ahead
 * of it. Ends with everything it holds closed on SIGTERM and SIGINT, after the requests under way.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: "string", default: String(DEFAULT_PORT) } } });
  const medusa = express();
  medusa.disable("x-powered-by");
  const { container, shutdown } = await loadMedusa({ directory: process.cwd(), expressApp: medusa });
  const environment = readEnvironment();
  await ensurePaymentProviders(container, HOME_MARKET, environment);
  const server = GracefulShutdownServer.create(createServer(storeFront(container, medusa)));
  server.listen(Number(values.port), () => logger.info(`The backend answers on port ${values.port}`));

  const stopKeepingJobs = environment.WORKER_MODE === "server" ? undefined : keepJobs(environment.REDIS_URL);

  async function end(): Promise<void> {
    try {
      stopKeepingJobs?.();
      await server.shutdown();
      await shutdown();
      process.exit(0);
    } catch (error) {
      logger.error("The backend did not end in order", error as Error);
      process.exit(1);
    }
  }
  process.once("SIGTERM", () => void end());
  process.once("SIGINT", () => void end());
}

main().catch((error: unknown) => {
  logger.error("The backend could not start", error as Error);
  process.exit(1);
});
