import type { Redis } from "ioredis";
import { RIDER_LOCATION_CHANNEL } from "../contract/locations";
import type { LocationRefusalCode } from "../contract/locations";
import { batchKey, LOCATION_STREAM, positionKey, SUSPENDED_RIDERS, trackedKey } from "./keys";
import { MAX_MESSAGES_PER_SECOND, POSITION_TTL_MS, STREAM_MAX_LENGTH } from "./record-script";
import type { TimedPoint } from "./plausibility";

/** A point of a batch, with what is kept beside where and when. */
export type BatchPoint = TimedPoint & { heading: number | null; speed_mps: number | null };

/** What is known of the rider when a batch comes: the live position, and how far earlier batches reached. */
export type BatchContext = { last: TimedPoint | null; batched_until_ms: number };

/** Batches of one rider in `BATCH_WINDOW_MS`: two hours of points every few seconds, sent at once. */
export const MAX_BATCHES = 10;
const BATCH_WINDOW_MS = 60_000;
/** As long as the oldest point that a batch may have. */
const BATCH_TTL_MS = 2 * 60 * 60 * 1000;

/**
 * Counts a batch, as one message and as one batch, and reads what its points are judged by.
 * KEYS: suspended, position, batch. ARGV: rider, messages a second, batches, window_ms, position ttl_ms, batch ttl_ms.
 * Answers 0 and [recorded_at_ms, latitude, longitude, accuracy_m, until_ms], 2 for too many, 3 for suspended.
 */
const ADMIT_SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local function count(key, window, ttl)
  local seen = redis.call('HMGET', key, 'counted_from_ms', 'counted')
  local from, counted = tonumber(seen[1] or 0), tonumber(seen[2] or 0)
  if now - from >= window or now < from then from, counted = now, 0 end
  redis.call('HSET', key, 'counted_from_ms', from, 'counted', counted + 1)
  redis.call('PEXPIRE', key, ttl)
  return counted + 1
end
local messages = count(KEYS[2], 1000, ARGV[5])
local batches = count(KEYS[3], tonumber(ARGV[4]), ARGV[6])
if messages > tonumber(ARGV[2]) or batches > tonumber(ARGV[3]) then return {2} end
if redis.call('SISMEMBER', KEYS[1], ARGV[1]) == 1 then return {3} end
local last = redis.call('HMGET', KEYS[2], 'recorded_at_ms', 'latitude', 'longitude', 'accuracy_m')
return {0, last[1], last[2], last[3], last[4], redis.call('HGET', KEYS[3], 'until_ms')}
`;

/**
 * Records the points of a batch, all or nothing: stream, and for the newest, if it is newer than the live position, live
 * position and broadcast. Points that a batch recorded meanwhile has reached are left out, so that a batch sent twice at
 * once is recorded once. Answers how many were recorded.
 * KEYS: position, stream, tracked, batch, suspended. ARGV: channel, rider, position ttl_ms, stream length, batch ttl_ms,
 * then six of each point: recorded_at_ms, latitude, longitude, accuracy_m, heading, speed_mps; last the broadcast head.
 */
const RECORD_SCRIPT = `
if redis.call('SISMEMBER', KEYS[5], ARGV[2]) == 1 then return 0 end
local reached = tonumber(redis.call('HGET', KEYS[4], 'until_ms') or 0)
local live = tonumber(redis.call('HGET', KEYS[1], 'recorded_at_ms') or 0)
local recorded, newest = 0, nil
for a = 6, #ARGV - 1, 6 do
  local at = tonumber(ARGV[a])
  if at > reached then
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', 'rider_id', ARGV[2], 'latitude', ARGV[a + 1], 'longitude', ARGV[a + 2],
      'recorded_at_ms', ARGV[a], 'accuracy_m', ARGV[a + 3], 'heading', ARGV[a + 4], 'speed_mps', ARGV[a + 5])
    recorded, newest = recorded + 1, a
  end
end
if not newest then return 0 end
redis.call('HSET', KEYS[4], 'until_ms', ARGV[newest])
redis.call('PEXPIRE', KEYS[4], ARGV[5])
if tonumber(ARGV[newest]) > live then
  redis.call('HSET', KEYS[1], 'latitude', ARGV[newest + 1], 'longitude', ARGV[newest + 2], 'recorded_at_ms', ARGV[newest],
    'accuracy_m', ARGV[newest + 3], 'heading', ARGV[newest + 4])
  redis.call('PEXPIRE', KEYS[1], ARGV[3])
  local tracked = redis.call('HMGET', KEYS[3], 'order_ids', 'dark_store_ids')
  redis.call('PUBLISH', ARGV[1], '{"origin":"","locations":[' .. ARGV[#ARGV] .. ',"order_ids":' .. (tracked[1] or '[]')
    .. ',"dark_store_ids":' .. (tracked[2] or '[]') .. '}]}')
end
return recorded
`;

type Admission = BatchContext & { refused: { code: LocationRefusalCode; message: string } | null };

type Commands = {
  quickdashAdmitBatch(...args: (string | number)[]): Promise<[code: 0 | 2 | 3, ...details: (string | null)[]]>;
  quickdashRecordBatch(...args: (string | number)[]): Promise<number>;
};

const prepared = new WeakSet<Redis>();

function commandsOf(redis: Redis): Commands {
  if (!prepared.has(redis)) {
    redis.defineCommand("quickdashAdmitBatch", { numberOfKeys: 3, lua: ADMIT_SCRIPT });
    redis.defineCommand("quickdashRecordBatch", { numberOfKeys: 5, lua: RECORD_SCRIPT });
    prepared.add(redis);
  }
  return redis as unknown as Commands;
}

/** Counts a batch of a rider and answers what its points are judged by, or why it is refused. */
export async function admitBatch(redis: Redis, rider_id: string): Promise<Admission> {
  const [code, recordedAt, latitude, longitude, accuracy, until] = await commandsOf(redis).quickdashAdmitBatch(
    SUSPENDED_RIDERS,
    positionKey(rider_id),
    batchKey(rider_id),
    rider_id,
    MAX_MESSAGES_PER_SECOND,
    MAX_BATCHES,
    BATCH_WINDOW_MS,
    POSITION_TTL_MS,
    BATCH_TTL_MS,
  );
  const last = recordedAt
    ? {
        recorded_at_ms: Number(recordedAt),
        latitude: Number(latitude),
        longitude: Number(longitude),
        accuracy_m: accuracy ? Number(accuracy) : null,
      }
    : null;
  return { last, batched_until_ms: Number(until ?? 0), refused: refusalOf(code) };
}

function refusalOf(code: 0 | 2 | 3): Admission["refused"] {
  if (code === 2) {
    return { code: "rate_limited", message: `At most ${MAX_BATCHES} batches a minute: put more points into one.` };
  }
  return code === 3 ? { code: "rider_suspended", message: "This rider is suspended: contact operations." } : null;
}

/** Records plausible points, oldest first, and answers how many; see `RECORD_SCRIPT`. */
export function recordBatch(redis: Redis, rider_id: string, points: readonly BatchPoint[]): Promise<number> {
  const newest = points.at(-1) as BatchPoint;
  const broadcast = JSON.stringify({
    rider_id,
    latitude: newest.latitude,
    longitude: newest.longitude,
    heading: newest.heading,
    recorded_at: new Date(newest.recorded_at_ms).toISOString(),
  });
  return commandsOf(redis).quickdashRecordBatch(
    positionKey(rider_id),
    LOCATION_STREAM,
    trackedKey(rider_id),
    batchKey(rider_id),
    SUSPENDED_RIDERS,
    RIDER_LOCATION_CHANNEL,
    rider_id,
    POSITION_TTL_MS,
    STREAM_MAX_LENGTH,
    BATCH_TTL_MS,
    ...points.flatMap((point) => [
      point.recorded_at_ms,
      point.latitude,
      point.longitude,
      point.accuracy_m ?? "",
      point.heading ?? "",
      point.speed_mps ?? "",
    ]),
    broadcast.slice(0, -1),
  );
}
