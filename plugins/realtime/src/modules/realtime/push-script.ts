import { randomBytes } from "node:crypto";
import type Redis from "ioredis";
import { type GatewayNamespace, MAX_KEPT_MESSAGES, RECOVERY_WINDOW_MS, recoveryKeys } from "../../contract";

/** Stands for the id in a message until Redis gives it one; as long as an id, and nobody can guess it. */
export const ID_TO_COME = randomBytes(10).toString("hex");

/** A room's messages outlive the window in which somebody may ask for them. */
const KEPT_MS = 2 * RECOVERY_WINDOW_MS;

/**
 * Gives a message the next id, keeps it for those who come back and publishes it, all or nothing: an id is never
 * published after a larger one, so the last id a client has seen says what it has missed.
 * KEYS: clock, then the kept messages of each room. ARGV: channel, message as published, what stands for the id, event
 * and message in JSON, how many are kept, how long in ms. Answers nothing.
 */
const SCRIPT = `
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local last = redis.call('HMGET', KEYS[1], 'ms', 'place')
local ms, place = tonumber(last[1] or 0), tonumber(last[2] or 0)
if now > ms then ms, place = now, 0 else place = place + 1 end
redis.call('HSET', KEYS[1], 'ms', ms, 'place', place)
local id = string.format('%013.0f-%06d', ms, place)
for k = 2, #KEYS do
  redis.call('RPUSH', KEYS[k], id .. ARGV[4])
  redis.call('LTRIM', KEYS[k], -tonumber(ARGV[5]), -1)
  redis.call('PEXPIRE', KEYS[k], ARGV[6])
end
local from, to = string.find(ARGV[2], ARGV[3], 1, true)
redis.call('PUBLISH', ARGV[1], string.sub(ARGV[2], 1, from - 1) .. id .. string.sub(ARGV[2], to + 1))
`;

type Commands = { quickdashPush(keys: number, ...args: (string | number | Buffer)[]): Promise<null> };

/** Adds the command to a connection. */
export function preparePush(redis: Redis): void {
  redis.defineCommand("quickdashPush", { lua: SCRIPT });
}

/** Publishes a message as the emitter made it, with `ID_TO_COME` in it, and keeps it. Throws when Redis cannot be reached. */
export async function publishAndKeep(
  redis: Redis,
  published: { channel: string; message: string | Buffer },
  kept: { namespace: GatewayNamespace; rooms: string[]; event: string; message: unknown },
): Promise<void> {
  const keys = [recoveryKeys.clock, ...kept.rooms.map((room) => recoveryKeys.kept(kept.namespace, room))];
  const json = JSON.stringify([kept.event, kept.message]);
  const args = [published.channel, published.message, ID_TO_COME, json, MAX_KEPT_MESSAGES, KEPT_MS];
  await (redis as unknown as Commands).quickdashPush(keys.length, ...keys, ...args);
}
