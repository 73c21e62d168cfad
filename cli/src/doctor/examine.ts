import type { Check, Finding, Patient } from "./check.js";
import { checkClocks } from "./clocks.js";
import { checkDisk } from "./disk.js";
import { checkExtensions } from "./extensions.js";
import { checkLogin } from "./login.js";
import { checkMigrations } from "./migrations.js";
import { checkNode } from "./node-version.js";
import { checkPorts } from "./ports.js";
import { checkPostgres } from "./postgres.js";
import { checkQueues } from "./queues.js";
import { checkRedis } from "./redis.js";
import { checkServer } from "./server.js";
import { checkBackend, checkGateway, checkPanel } from "./services.js";
import { checkOrders } from "./stuck-orders.js";

/** From the machine to the orders: what fails first is often why the rest does. */
const CHECKS: readonly Check[] = [
  checkNode,
  checkDisk,
  checkServer,
  checkPorts,
  checkBackend,
  checkGateway,
  checkPanel,
  checkLogin,
  checkPostgres,
  checkExtensions,
  checkRedis,
  checkMigrations,
  checkClocks,
  checkQueues,
  checkOrders,
];

/** Runs all checks at the same time and answers in their order. */
export async function examine(patient: Patient): Promise<Finding[]> {
  return (await Promise.all(CHECKS.map((check) => check(patient)))).flat();
}
