import type { Redis } from "ioredis";
import { riderLocationSchema, RIDER_LOCATION_CHANNEL } from "../contract/locations";
import type { LocationAnswer, LocationRefusalCode, RiderLocation } from "../contract/locations";
import { LOCATION_STREAM, positionKey, rateKey, SUSPENDED_RIDERS, trackedKey } from "./keys";
import { findImplausibility } from "./plausibility";
import type { TimedPoint } from "./plausibility";

/** A phone needs one message a second; the rest is room for a reconnect. */
export const MAX_MESSAGES_PER_SECOND = 5;
const POSITION_TTL_MS = 60 * 60 * 1000;
const STREAM_MAX_LENGTH = 100_000;

/**
 * Counts the message and reads what the decision needs.
 * KEYS: rate, suspended, position. ARGV: rider id. Answers [messages in this second, suspended, latitude, longitude, recorded_at_ms, accuracy_m].
 */
const ADMIT_SCRIPT = `
local count = redis.call('INCR', KEYS[1])
if count == 1 then redis.call('PEXPIRE', KEYS[1], 1000) end
local p = redis.call('HMGET', KEYS[3], 'latitude', 'longitude', 'recorded_at_ms', 'accuracy_m')
return {count, redis.call('SISMEMBER', KEYS[2], ARGV[1]), p[1], p[2], p[3], p[4]}
`;

/**
 * Records a point unless a newer one is there: live position, stream, broadcast, all or nothing.
 * The carried orders are read in the same script, so nothing is broadcast for an order after its hand-over.
 * KEYS: position, stream, tracked. ARGV: latitude, longitude, recorded_at_ms, accuracy_m, heading, speed_mps, ttl_ms, stream length, channel, rider id, broadcast head.
 */
const RECORD_SCRIPT = `
local last = redis.call('HGET', KEYS[1], 'recorded_at_ms')
if last and tonumber(last) >= tonumber(ARGV[3]) then return 0 end
redis.call('HSET', KEYS[1], 'latitude', ARGV[1], 'longitude', ARGV[2], 'recorded_at_ms', ARGV[3], 'accuracy_m', ARGV[4], 'heading', ARGV[5])
redis.call('PEXPIRE', KEYS[1], ARGV[7])
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[8], '*', 'rider_id', ARGV[10], 'latitude', ARGV[1], 'longitude', ARGV[2],
  'recorded_at_ms', ARGV[3], 'accuracy_m', ARGV[4], 'heading', ARGV[5], 'speed_mps', ARGV[6])
local tracked = redis.call('HMGET', KEYS[3], 'order_ids', 'dark_store_ids')
redis.call('PUBLISH', ARGV[9], ARGV[11] .. ',"order_ids":' .. (tracked[1] or '[]') .. ',"dark_store_ids":' .. (tracked[2] or '[]') .. '}')
return 1
`;

type Admission = [number, number, string | null, string | null, string | null, string | null];

type LocationCommands = {
  quickdashAdmitLocation(...args: string[]): Promise<Admission>;
  quickdashRecordLocation(...args: (string | number)[]): Promise<0 | 1>;
};

const prepared = new WeakSet<Redis>();

function withCommands(redis: Redis): LocationCommands {
  if (!prepared.has(redis)) {
    redis.defineCommand("quickdashAdmitLocation", { numberOfKeys: 3, lua: ADMIT_SCRIPT });
    redis.defineCommand("quickdashRecordLocation", { numberOfKeys: 3, lua: RECORD_SCRIPT });
    prepared.add(redis);
  }
  return redis as unknown as LocationCommands;
}

const refuse = (code: LocationRefusalCode, message: string): LocationAnswer => ({ error: { code, message } });

/**
 * Takes one position of one rider, from socket or HTTP: checks it, keeps it as the live position, hands it to the
 * PostGIS writer and broadcasts it on `RIDER_LOCATION_CHANNEL`. A point not newer than the last one is dropped and answered ok.
 */
export async function ingestLocation(redis: Redis, rider_id: string, input: unknown): Promise<LocationAnswer> {
  const commands = withCommands(redis);
  const admission = await commands.quickdashAdmitLocation(
    rateKey(rider_id),
    SUSPENDED_RIDERS,
    positionKey(rider_id),
    rider_id,
  );
  const [messages, suspended] = admission;
  if (messages > MAX_MESSAGES_PER_SECOND) {
    return refuse("rate_limited", `At most ${MAX_MESSAGES_PER_SECOND} positions a second: send fewer.`);
  }
  if (suspended === 1) {
    return refuse("rider_suspended", "This rider is suspended: contact operations.");
  }
  const parsed = riderLocationSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse("invalid_location", `${issue?.path.join(".") || "location"}: ${issue?.message ?? "is not valid"}`);
  }
  const point = toTimedPoint(parsed.data);
  const implausibility = findImplausibility(point, previousPoint(admission), Date.now());
  if (implausibility) {
    return { error: implausibility };
  }
  await record(commands, rider_id, parsed.data, point);
  return { ok: true };
}

async function record(
  commands: LocationCommands,
  riderId: string,
  location: RiderLocation,
  point: TimedPoint,
): Promise<void> {
  const heading = location.heading ?? null;
  const broadcast = JSON.stringify({
    rider_id: riderId,
    latitude: point.latitude,
    longitude: point.longitude,
    heading,
    recorded_at: new Date(point.recorded_at_ms).toISOString(),
  });
  await commands.quickdashRecordLocation(
    positionKey(riderId),
    LOCATION_STREAM,
    trackedKey(riderId),
    point.latitude,
    point.longitude,
    point.recorded_at_ms,
    point.accuracy_m ?? "",
    heading ?? "",
    location.speed_mps ?? "",
    POSITION_TTL_MS,
    STREAM_MAX_LENGTH,
    RIDER_LOCATION_CHANNEL,
    riderId,
    broadcast.slice(0, -1),
  );
}

function toTimedPoint(location: RiderLocation): TimedPoint {
  return {
    latitude: location.latitude,
    longitude: location.longitude,
    accuracy_m: location.accuracy_m ?? null,
    recorded_at_ms: Date.parse(location.recorded_at),
  };
}

function previousPoint([, , latitude, longitude, recordedAt, accuracy]: Admission): TimedPoint | null {
  if (latitude === null || longitude === null || recordedAt === null) {
    return null;
  }
  return {
    latitude: Number(latitude),
    longitude: Number(longitude),
    recorded_at_ms: Number(recordedAt),
    accuracy_m: accuracy ? Number(accuracy) : null,
  };
}
