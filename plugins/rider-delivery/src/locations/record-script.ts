import type { Redis } from "ioredis";
import { RIDER_LOCATION_CHANNEL } from "../contract/locations";
import { LOCATION_STREAM, positionKey, SUSPENDED_RIDERS, trackedKey } from "./keys";

/** A phone needs one message a second; the rest is room for a reconnect. */
export const MAX_MESSAGES_PER_SECOND = 5;
/** A position nobody renewed says nothing any more. */
export const POSITION_TTL_MS = 60 * 60 * 1000;
/** Positions that wait for PostGIS at most; older ones are given up. */
export const STREAM_MAX_LENGTH = 100_000;

/** Says that the last point is not known yet: nothing is recorded, the answer tells it. */
export const NOT_KNOWN = "?";

/** A point to be recorded if the rider's last one is still the one it was judged by. */
export type Candidate = {
  rider_id: string;
  /** Whether the message was counted against the rider's rate before. */
  counted: boolean;
  /** `recorded_at_ms` of the last point, empty when there is none, or `NOT_KNOWN`. */
  expected: string;
  latitude: number;
  longitude: number;
  recorded_at_ms: number;
  accuracy_m: number | null;
  heading: number | null;
  speed_mps: number | null;
  /** The broadcast in JSON, without its end and what it is for. */
  broadcast_head: string;
};

/** What became of a candidate. `changed` tells the rider's last point, as Redis keeps it. */
export type Outcome =
  | { kind: "dropped" | "rate_limited" | "suspended" }
  | { kind: "recorded"; order_ids: string; dark_store_ids: string }
  | {
      kind: "changed";
      last: { recorded_at_ms: number; latitude: number; longitude: number; accuracy_m: number | null } | null;
    };

/**
 * Decides about many points in one call. Each is counted, and recorded unless its rider is suspended, sends too often,
 * has another last point than the expected one, or a newer one: live position, stream and broadcast, all or nothing.
 * The carried orders are read in the same script, so nothing is broadcast for an order after its hand-over.
 * KEYS: suspended, stream, then position and tracked of each point.
 * ARGV: channel, origin, messages a second, ttl_ms, stream length, then ten of each point in the order of `Candidate`.
 * Answers for each point its outcome's number and what belongs to it.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local most, ttl = tonumber(ARGV[3]), ARGV[4]
local answers, broadcasts = {}, {}
local a = 6
for k = 3, #KEYS, 2 do
  local position, rider = KEYS[k], ARGV[a]
  local last = redis.call('HMGET', position, 'recorded_at_ms', 'latitude', 'longitude', 'accuracy_m', 'counted_from_ms', 'counted')
  local from, counted = tonumber(last[5] or 0), tonumber(last[6] or 0)
  if ARGV[a + 1] == '0' then
    if now - from >= 1000 or now < from then from, counted = now, 0 end
    counted = counted + 1
  end
  if counted > most then
    answers[#answers + 1] = {2}
  elseif redis.call('SISMEMBER', KEYS[1], rider) == 1 then
    answers[#answers + 1] = {3}
  elseif ARGV[a + 2] ~= (last[1] or '') then
    redis.call('HSET', position, 'counted_from_ms', from, 'counted', counted)
    redis.call('PEXPIRE', position, ttl)
    answers[#answers + 1] = {4, last[1], last[2], last[3], last[4]}
  elseif last[1] and tonumber(last[1]) >= tonumber(ARGV[a + 5]) then
    redis.call('HSET', position, 'counted_from_ms', from, 'counted', counted)
    answers[#answers + 1] = {0}
  else
    redis.call('HSET', position, 'latitude', ARGV[a + 3], 'longitude', ARGV[a + 4], 'recorded_at_ms', ARGV[a + 5],
      'accuracy_m', ARGV[a + 6], 'heading', ARGV[a + 7], 'counted_from_ms', from, 'counted', counted)
    redis.call('PEXPIRE', position, ttl)
    redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[5], '*', 'rider_id', rider, 'latitude', ARGV[a + 3], 'longitude', ARGV[a + 4],
      'recorded_at_ms', ARGV[a + 5], 'accuracy_m', ARGV[a + 6], 'heading', ARGV[a + 7], 'speed_mps', ARGV[a + 8])
    local tracked = redis.call('HMGET', KEYS[k + 1], 'order_ids', 'dark_store_ids')
    local orders, stores = tracked[1] or '[]', tracked[2] or '[]'
    broadcasts[#broadcasts + 1] = ARGV[a + 9] .. ',"order_ids":' .. orders .. ',"dark_store_ids":' .. stores .. '}'
    answers[#answers + 1] = {1, orders, stores}
  end
  a = a + 10
end
if #broadcasts > 0 then
  redis.call('PUBLISH', ARGV[1], '{"origin":"' .. ARGV[2] .. '","locations":[' .. table.concat(broadcasts, ',') .. ']}')
end
return answers
`;

type Answer = [code: 0 | 1 | 2 | 3 | 4, ...details: (string | null)[]];
type Commands = { quickdashRecordLocations(keys: number, ...args: (string | number)[]): Promise<Answer[]> };

const prepared = new WeakSet<Redis>();

function commandsOf(redis: Redis): Commands {
  if (!prepared.has(redis)) {
    redis.defineCommand("quickdashRecordLocations", { lua: SCRIPT });
    prepared.add(redis);
  }
  return redis as unknown as Commands;
}

/** Records points in one call to Redis and broadcasts those recorded in one message; answers in the order asked. */
export async function recordLocations(
  redis: Redis,
  origin: string,
  candidates: readonly Candidate[],
): Promise<Outcome[]> {
  const keys: string[] = [SUSPENDED_RIDERS, LOCATION_STREAM];
  const args = [RIDER_LOCATION_CHANNEL, origin, MAX_MESSAGES_PER_SECOND, POSITION_TTL_MS, STREAM_MAX_LENGTH];
  for (const point of candidates) {
    keys.push(positionKey(point.rider_id), trackedKey(point.rider_id));
    args.push(
      point.rider_id,
      point.counted ? "1" : "0",
      point.expected,
      point.latitude,
      point.longitude,
      point.recorded_at_ms,
      point.accuracy_m ?? "",
      point.heading ?? "",
      point.speed_mps ?? "",
      point.broadcast_head,
    );
  }
  const answers = await commandsOf(redis).quickdashRecordLocations(keys.length, ...keys, ...args);
  return answers.map(toOutcome);
}

function toOutcome([code, ...details]: Answer): Outcome {
  const [first, second, third, fourth] = details;
  switch (code) {
    case 0:
      return { kind: "dropped" };
    case 1:
      return { kind: "recorded", order_ids: first ?? "[]", dark_store_ids: second ?? "[]" };
    case 2:
      return { kind: "rate_limited" };
    case 3:
      return { kind: "suspended" };
    case 4:
      return { kind: "changed", last: first ? toLast(first, second, third, fourth) : null };
  }
}

function toLast(recordedAt: string, latitude?: string | null, longitude?: string | null, accuracy?: string | null) {
  return {
    recorded_at_ms: Number(recordedAt),
    latitude: Number(latitude),
    longitude: Number(longitude),
    accuracy_m: accuracy ? Number(accuracy) : null,
  };
}
