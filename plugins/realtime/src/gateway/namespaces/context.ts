import type Redis from "ioredis";
import type { Logger } from "pino";
import type { BackendAccess } from "../backend-access";
import type { GatewayServer } from "../sockets";
import type { WorkInHand } from "../work-in-hand";

/** What every namespace is built from. */
export interface NamespaceContext {
  io: GatewayServer;
  redis: Redis;
  backend: BackendAccess;
  jwtSecret: string;
  logger: Logger;
  work: WorkInHand;
}
