import type { KeyObject } from "node:crypto";
import type { LocationIntake } from "@quickdash/rider-delivery/locations";
import type Redis from "ioredis";
import type { Logger } from "pino";
import type { BackendAccess } from "../backend-access";
import type { Metrics } from "../metrics";
import type { GatewayServer } from "../sockets";
import type { WorkInHand } from "../work-in-hand";

/** What every namespace is built from. */
export interface NamespaceContext {
  io: GatewayServer;
  redis: Redis;
  locations: LocationIntake;
  backend: BackendAccess;
  jwtSecret: KeyObject;
  logger: Logger;
  work: WorkInHand;
  metrics: Metrics;
}
