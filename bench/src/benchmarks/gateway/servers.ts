import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { Redis } from "ioredis";
import { startChild, stopChild } from "../../harness/children.js";
import { ROOT } from "../../harness/places.js";
import { tokenFor } from "../../harness/tokens.js";
import { freePort, waitUntil } from "../../harness/wait.js";
import { customerId, orderId, riderId, type Crowd } from "./crowd.js";

const GATEWAY = join(ROOT, "plugins/realtime/.medusa/server/src/gateway/main.js");
const LOCATIONS = join(ROOT, "plugins/rider-delivery/.medusa/server/src/locations/index.js");
const BARE_RELAY = fileURLToPath(new URL("./bare-relay.js", import.meta.url));
const START_WITHIN_MS = 15_000;

/** A process that takes positions and hands them on. */
export interface RelayServer {
  port: number;
  pid: number;
  stop: () => Promise<void>;
}

/** Socket.IO without checks, without Redis, in one process. */
export function startBareRelay(): Promise<RelayServer> {
  return start("bare-relay", [BARE_RELAY], "/", (port) => ({ PORT: String(port) }));
}

/** The gateway as it runs in production, and those who may use it. */
export async function startGateway(
  redisUrl: string,
  riders: number,
  profileFolder: string | null,
): Promise<RelayServer & { crowd: Omit<Crowd, "port"> }> {
  const secret = randomBytes(32).toString("hex");
  const backend = await startAccess();
  await carryOrders(redisUrl, riders);
  const server = await startGatewayOf({ redisUrl, backendUrl: backend.url, jwtSecret: secret, profileFolder });
  const numbers = Array.from({ length: riders }, (_, number) => number);
  return {
    ...server,
    crowd: {
      riders,
      riderTokens: numbers.map((number) => tokenFor("rider", riderId(number), secret)),
      customerTokens: numbers.map((number) => tokenFor("customer", customerId(number), secret)),
    },
    stop: async () => {
      await server.stop();
      backend.stop();
    },
  };
}

/** The gateway of a backend, as it runs in production. */
export function startGatewayOf(settings: {
  redisUrl: string;
  backendUrl: string;
  jwtSecret: string;
  profileFolder: string | null;
}): Promise<RelayServer> {
  const { redisUrl, backendUrl, jwtSecret, profileFolder } = settings;
  const profile = profileFolder ? ["--cpu-prof", `--cpu-prof-dir=${profileFolder}`] : [];
  if (profileFolder) {
    mkdirSync(profileFolder, { recursive: true });
  }
  return start("gateway", [...profile, GATEWAY], "/ready", (port) => ({
    NODE_ENV: "production",
    GATEWAY_PORT: String(port),
    REDIS_URL: redisUrl,
    JWT_SECRET: jwtSecret,
    BACKEND_URL: backendUrl,
    LOG_LEVEL: "warn",
  }));
}

async function start(
  name: string,
  args: string[],
  readyPath: string,
  environment: (port: number) => Record<string, string>,
): Promise<RelayServer> {
  const port = await freePort();
  const child = startChild(name, process.execPath, args, { env: { PATH: process.env.PATH, ...environment(port) } });
  const isReady = () =>
    fetch(`http://127.0.0.1:${port}${readyPath}`).then(
      (answer) => answer.ok,
      () => false,
    );
  await waitUntil(isReady, { what: `${name}; see ${child.log}`, withinMs: START_WITHIN_MS });
  return { port, pid: child.process.pid ?? 0, stop: () => stopChild(child) };
}

/** The backend's answers about access: the gateway asks once per connection and order, not per position. */
async function startAccess(): Promise<{ url: string; stop: () => void }> {
  const server = createServer((request, response) => {
    const order_id = request.url?.split("/realtime/access/orders/")[1];
    response.writeHead(200, { "content-type": "application/json" });
    response.end(JSON.stringify(order_id ? { order_id } : { dark_store_ids: [] }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

/** Gives every rider one order between pickup and hand-over, as the backend does. */
async function carryOrders(redisUrl: string, riders: number): Promise<void> {
  const { setTrackedOrders } = (await import(pathToFileURL(LOCATIONS).href)) as {
    setTrackedOrders: (
      redis: Redis,
      rider: string,
      of: { read_at_us: number; order_ids: string[]; dark_store_ids: string[] },
    ) => Promise<void>;
  };
  const redis = new Redis(redisUrl);
  for (let number = 0; number < riders; number++) {
    await setTrackedOrders(redis, riderId(number), {
      read_at_us: Date.now() * 1000,
      order_ids: [orderId(number)],
      dark_store_ids: [`dstore_${number % 50}`],
    });
  }
  redis.disconnect();
}
