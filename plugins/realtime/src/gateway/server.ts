import { createSecretKey, randomUUID } from "node:crypto";
import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { LocationIntake } from "@quickdash/rider-delivery/locations";
import type { Logger } from "pino";
import { Server, type ServerOptions } from "socket.io";
import { type GatewayNamespace, RECOVERY_WINDOW_MS } from "../contract";
import { BackendAccess } from "./backend-access";
import { watchConnections } from "./connections";
import type { GatewaySettings } from "./environment";
import { createHttpServer } from "./http";
import { LocationRelay } from "./location-relay";
import { Metrics } from "./metrics";
import type { NamespaceContext } from "./namespaces/context";
import { openCustomerNamespace } from "./namespaces/customer";
import { openOpsNamespace } from "./namespaces/ops";
import { openRiderNamespace } from "./namespaces/rider";
import { openStaffNamespace } from "./namespaces/staff";
import { NewestFirst } from "./newest-first";
import { createRecoveringAdapter } from "./recovery";
import { closeRedis, connectRedis, isRedisUp } from "./redis";

import type { GatewayServer } from "./sockets";
import { ConnectionRefused } from "./token";
import { WorkInHand } from "./work-in-hand";

/** Above this a frame is not even read: the connection is closed. Smaller oversized messages get an answer. */
const MAX_FRAME_BYTES = 64 * 1024;
/** How long a connection may stay open without entering a namespace. */
const JOIN_TIMEOUT_MS = 10_000;
const DRAIN_TIMEOUT_MS = 5000;
const NAMESPACES: GatewayNamespace[] = ["/rider", "/customer", "/staff", "/ops"];

/** A running gateway. */
export interface Gateway {
  port: number;
  /** Takes no new connections, finishes the messages in hand, lets clients reconnect elsewhere, then resolves. */
  close(): Promise<void>;
}

/** Starts the gateway. Throws one sentence when Redis or the port cannot be had. */
export async function startGateway(settings: GatewaySettings, logger: Logger): Promise<Gateway> {
  const redis = await connectRedis(settings.redisUrl, logger);
  const work = new WorkInHand();
  let draining = false;
  const metrics = new Metrics(() => NAMESPACES.map((name) => [name, io.of(name).sockets.size] as const));
  const http = createHttpServer({
    checkReadiness: async () => {
      const up = await isRedisUp(redis);
      return { ready: up && !draining, redis: up ? "up" : "down", draining };
    },
    readMetrics: () => metrics.read(),
  });
  const io = createSocketServer(http, settings, createRecoveringAdapter(redis, metrics), () => draining);
  refuseMainNamespace(io);
  watchConnections(io, { logger, metrics });
  const relay = new LocationRelay(io, new NewestFirst(() => metrics.locationReplaced()), metrics);
  const origin = randomUUID();
  openNamespaces({
    io,
    redis: redis.commands,
    locations: new LocationIntake(redis.commands, { origin, recorded: (location) => relay.send(location) }),
    backend: new BackendAccess(settings.backendUrl),
    jwtSecret: createSecretKey(settings.jwtSecret, "utf8"),
    logger,
    work,
    metrics,
  });
  try {
    await relay.listen(redis.locations, origin, logger);
    await listen(http, settings.port);
  } catch (error) {
    await io.close();
    await closeRedis(redis);
    throw error;
  }
  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      draining = true;
      await work.settle(DRAIN_TIMEOUT_MS);
      await io.close();
      await work.settle(DRAIN_TIMEOUT_MS);
      await closeRedis(redis);
    },
  };
}

/**
 * Websocket only, so that several gateways need no sticky sessions. Who comes back within two minutes gets what it
 * missed, at whichever gateway, after its token was checked again; everyone else reads the truth over HTTP.
 */
function createSocketServer(
  http: HttpServer,
  settings: GatewaySettings,
  adapter: ReturnType<typeof createRecoveringAdapter>,
  isDraining: () => boolean,
): GatewayServer {
  const io: GatewayServer = new Server(http, {
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: JOIN_TIMEOUT_MS,
    perMessageDeflate: false,
    adapter: adapter as unknown as NonNullable<ServerOptions["adapter"]>,
    connectionStateRecovery: { maxDisconnectionDuration: RECOVERY_WINDOW_MS, skipMiddlewares: false },
    allowRequest: (req, callback) => {
      if (isDraining()) {
        return callback("This gateway is about to stop: connect again.", false);
      }
      if (io.engine.clientsCount >= settings.maxConnections) {
        return callback("This gateway is full: try again in a moment.", false);
      }
      callback(null, isAllowedOrigin(req, settings.allowedOrigins));
    },
  });
  return io;
}

/** Socket.IO always has the namespace "/"; nobody has anything to do there, with or without a token. */
function refuseMainNamespace(io: GatewayServer): void {
  io.use((_socket, next) => next(new ConnectionRefused("not_allowed", `Connect to ${NAMESPACES.join(", ")}.`)));
}

function openNamespaces(context: NamespaceContext): void {
  openRiderNamespace(context);
  openCustomerNamespace(context);
  openStaffNamespace(context);
  openOpsNamespace(context);
}

function isAllowedOrigin(req: IncomingMessage, allowed: string[] | "*"): boolean {
  const { origin } = req.headers;
  return allowed === "*" || origin === undefined || allowed.includes(origin);
}

function listen(http: HttpServer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === "EADDRINUSE"
          ? `Port ${port} is already in use: set GATEWAY_PORT to a free port, or stop the process that uses it.`
          : `The gateway cannot listen on port ${port} (${error.code}): set GATEWAY_PORT to another port.`;
      reject(new Error(reason));
    });
    http.listen(port, () => resolve());
  });
}
