import Redis from "ioredis";
import type { Logger } from "pino";

const CONNECT_TIMEOUT_MS = 10_000;
const PING_TIMEOUT_MS = 1000;

/** The gateway's connections: one for commands, one per kind of subscription. */
export interface RedisConnections {
  commands: Redis;
  rooms: Redis;
  locations: Redis;
}

/** Connects to Redis; throws one sentence that names REDIS_URL when it cannot be reached in ten seconds. */
export async function connectRedis(redisUrl: string, logger: Logger): Promise<RedisConnections> {
  const commands = new Redis(redisUrl, { maxRetriesPerRequest: 2 });
  const connections = {
    commands,
    rooms: commands.duplicate({ maxRetriesPerRequest: null }),
    locations: commands.duplicate({ maxRetriesPerRequest: null }),
  };
  for (const [name, redis] of Object.entries(connections)) {
    redis.on("error", (error: Error) =>
      logger.warn({ connection: name, reason: error.message }, "redis connection lost"),
    );
  }
  try {
    await Promise.all(Object.values(connections).map(untilReady));
    return connections;
  } catch {
    closeRedis(connections);
    throw new Error("Redis cannot be reached: check that it runs and that REDIS_URL is right.");
  }
}

/** Whether Redis answers within a second. */
export async function isRedisUp(redis: Redis): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS);
  });
  const ping = redis.ping().then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ping, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets go of all connections. */
export function closeRedis(connections: RedisConnections): void {
  for (const redis of [connections.commands, connections.rooms, connections.locations]) {
    redis.disconnect();
  }
}

function untilReady(redis: Redis): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("timeout")), CONNECT_TIMEOUT_MS);
    redis.once("ready", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
