import { Redis } from "ioredis";

/** Longer than the writer waits for positions (`BLOCK`), far shorter than a rider waits at a door. */
const COMMAND_TIMEOUT_MS = 3000;

/** A connection whose commands fail soon where Redis does not answer; it connects again by itself. */
export function connectRedis(url: string, onError: (error: Error) => void): Redis {
  const redis = new Redis(url, { commandTimeout: COMMAND_TIMEOUT_MS, maxRetriesPerRequest: 2 });
  redis.on("error", onError);
  return redis;
}
