import { Redis } from "ioredis";
import type { Diagnostics, QueueDiagnostics } from "../../../contract";

/** Together with the connection it stays within what a caller waits for. */
const COMMAND_TIMEOUT_MS = 2_000;

/** Where Medusa's event bus and workflow engine keep their jobs (BullMQ), with the names they give them. */
const QUEUES = [
  { name: "events-queue", prefix: "RedisEventBusService" },
  { name: "medusa-workflows", prefix: "bull" },
  { name: "medusa-workflows-jobs", prefix: "bull" },
  { name: "workflows-cleaner", prefix: "bull" },
] as const;

/** Version, memory and queues of Redis, over a connection of its own; null when it does not answer in time. */
export async function readRedisFacts(url: string): Promise<Diagnostics["redis"]> {
  const redis = new Redis(url, {
    lazyConnect: true,
    connectTimeout: COMMAND_TIMEOUT_MS,
    commandTimeout: COMMAND_TIMEOUT_MS,
    maxRetriesPerRequest: 0,
    retryStrategy: null,
  });
  // The refused command says it too.
  redis.on("error", () => undefined);
  try {
    await redis.connect();
    const info = await redis.info();
    return {
      version: fieldOf(info, "redis_version"),
      used_memory_bytes: Number(fieldOf(info, "used_memory")),
      max_memory_bytes: Number(fieldOf(info, "maxmemory")),
      queues: await Promise.all(QUEUES.map(({ name, prefix }) => readQueue(redis, name, `${prefix}:${name}`))),
    };
  } catch {
    return null;
  } finally {
    redis.disconnect();
  }
}

async function readQueue(redis: Redis, name: string, key: string): Promise<QueueDiagnostics> {
  const [waiting, active, delayed, failed, oldest] = await Promise.all([
    redis.llen(`${key}:wait`),
    redis.llen(`${key}:active`),
    redis.zcard(`${key}:delayed`),
    redis.zcard(`${key}:failed`),
    // BullMQ takes from the right end.
    redis.lindex(`${key}:wait`, -1),
  ]);
  const addedAt = oldest === null ? null : await redis.hget(`${key}:${oldest}`, "timestamp");
  return {
    name,
    waiting,
    active,
    delayed,
    failed,
    oldest_waiting_at: addedAt === null ? null : new Date(Number(addedAt)).toISOString(),
  };
}

function fieldOf(info: string, name: string): string {
  return new RegExp(`^${name}:(.*?)\\r?$`, "m").exec(info)?.[1] ?? "";
}
