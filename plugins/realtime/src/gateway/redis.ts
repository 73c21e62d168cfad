import Redis from "ioredis";
import type { Logger } from "pino";

const CONNECT_TIMEOUT_MS = 10_000;
const COMMAND_TIMEOUT_MS = 5000;
/** After so long without a word the system asks whether the other side is still there. */
const KEEP_ALIVE_MS = 10_000;
const PING_TIMEOUT_MS = 1000;
const QUIT_TIMEOUT_MS = 1000;

/** The gateway's connections: one for commands, one per kind of subscription. */
export interface RedisConnections {
  commands: Redis;
  rooms: Redis;
  locations: Redis;
}

/** Connects to Redis; throws one sentence that names REDIS_URL when it cannot be reached in ten seconds. */
export async function connectRedis(redisUrl: string, logger: Logger): Promise<RedisConnections> {
  const commands = new Redis(redisUrl, {
    maxRetriesPerRequest: 2,
    commandTimeout: COMMAND_TIMEOUT_MS,
    keepAlive: KEEP_ALIVE_MS,
  });
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
    await closeRedis(connections);
    throw new Error("Redis cannot be reached: check that it runs and that REDIS_URL is right.");
  }
}

/** Whether Redis answers on every connection within a second. */
export async function isRedisUp({ commands, rooms, locations }: RedisConnections): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PING_TIMEOUT_MS);
  });
  const ping = Promise.all([commands, rooms, locations].map((redis) => redis.ping())).then(
    () => true,
    () => false,
  );
  try {
    return await Promise.race([ping, timeout]);
  } finally {
    clearTimeout(timer);
  }
}

/** Lets go of all connections, after the answers that are still to come; of those that do not answer after a second. */
export async function closeRedis(connections: RedisConnections): Promise<void> {
  const all = [connections.commands, connections.rooms, connections.locations];
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise((resolve) => {
    timer = setTimeout(resolve, QUIT_TIMEOUT_MS);
  });
  await Promise.race([Promise.allSettled(all.map((redis) => redis.quit())), timeout]);
  clearTimeout(timer);
  all.forEach((redis) => redis.disconnect());
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
