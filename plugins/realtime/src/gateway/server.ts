import type { IncomingMessage, Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createAdapter } from "@socket.io/redis-adapter";
import type { Logger } from "pino";
import { Server } from "socket.io";
import { SOCKET_CHANNEL_PREFIX } from "../contract";
import { BackendAccess } from "./backend-access";
import type { GatewaySettings } from "./environment";
import { createHttpServer } from "./http";
import { relayLocations } from "./location-relay";
import type { NamespaceContext } from "./namespaces/context";
import { openCustomerNamespace } from "./namespaces/customer";
import { openOpsNamespace } from "./namespaces/ops";
import { openRiderNamespace } from "./namespaces/rider";
import { openStaffNamespace } from "./namespaces/staff";
import { closeRedis, connectRedis, isRedisUp, type RedisConnections } from "./redis";
import type { GatewayServer } from "./sockets";
import { WorkInHand } from "./work-in-hand";

/** Above this a frame is not even read: the connection is closed. Smaller oversized messages get an answer. */
const MAX_FRAME_BYTES = 16 * 1024;
/** How long a connection may stay open without entering a namespace. */
const JOIN_TIMEOUT_MS = 10_000;
const DRAIN_TIMEOUT_MS = 5000;

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
  const http = createHttpServer(async () => {
    const up = await isRedisUp(redis.commands);
    return { ready: up && !draining, redis: up ? "up" : "down", draining };
  });
  const io = createSocketServer(http, settings, redis);
  openNamespaces({
    io,
    redis: redis.commands,
    backend: new BackendAccess(settings.backendUrl),
    jwtSecret: settings.jwtSecret,
    logger,
    work,
  });
  try {
    await relayLocations(io, redis.locations, logger);
    await listen(http, settings.port);
  } catch (error) {
    await io.close();
    closeRedis(redis);
    throw error;
  }
  return {
    port: (http.address() as AddressInfo).port,
    close: async () => {
      draining = true;
      await work.settle(DRAIN_TIMEOUT_MS);
      await io.close();
      await work.settle(DRAIN_TIMEOUT_MS);
      closeRedis(redis);
    },
  };
}

/**
 * Websocket only, so that several gateways need no sticky sessions. Missed messages are not replayed: the Redis adapter
 * keeps none, and clients read the truth over HTTP after they reconnect.
 */
function createSocketServer(http: HttpServer, settings: GatewaySettings, redis: RedisConnections): GatewayServer {
  const io: GatewayServer = new Server(http, {
    transports: ["websocket"],
    serveClient: false,
    maxHttpBufferSize: MAX_FRAME_BYTES,
    connectTimeout: JOIN_TIMEOUT_MS,
    perMessageDeflate: false,
    adapter: createAdapter(redis.commands, redis.rooms, { key: SOCKET_CHANNEL_PREFIX }),
    allowRequest: (req, callback) => {
      if (io.engine.clientsCount >= settings.maxConnections) {
        return callback("This gateway is full: try again in a moment.", false);
      }
      callback(null, isAllowedOrigin(req, settings.allowedOrigins));
    },
  });
  return io;
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
