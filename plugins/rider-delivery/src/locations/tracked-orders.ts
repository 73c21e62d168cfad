import type { Redis } from "ioredis";
import { SUSPENDED_RIDERS, trackedKey } from "./keys";

/** What a rider's broadcast locations are for: orders between pickup and hand-over, and dark stores the rider works for. */
export type TrackedOrders = {
  order_ids: string[];
  dark_store_ids: string[];
  /** When this was read from the deliveries, in microseconds: what was read earlier never replaces what was read later. */
  read_at_us: number;
};

/** A finished or forgotten rider is not tracked for longer than a shift. */
const TRACKED_TTL_S = 24 * 60 * 60;

/**
 * KEYS: the rider's tracked orders. ARGV: when they were read, orders, stores, seconds to keep them. Nothing to track is
 * kept too, so that a reader who was slower does not bring back what has ended.
 */
const SET_TRACKED = `
if tonumber(redis.call('HGET', KEYS[1], 'read_at_us') or '0') > tonumber(ARGV[1]) then return 0 end
redis.call('HSET', KEYS[1], 'read_at_us', ARGV[1], 'order_ids', ARGV[2], 'dark_store_ids', ARGV[3])
redis.call('EXPIRE', KEYS[1], ARGV[4])
return 1`;

/** Replaces what this rider's locations are broadcast for, unless it is older; takes effect with the next location. */
export async function setTrackedOrders(redis: Redis, rider_id: string, tracked: TrackedOrders): Promise<void> {
  const { order_ids, dark_store_ids, read_at_us } = tracked;
  const lists = [JSON.stringify(order_ids), JSON.stringify(dark_store_ids)];
  await redis.eval(SET_TRACKED, 1, trackedKey(rider_id), String(read_at_us), ...lists, TRACKED_TTL_S);
}

/** Lets or forbids this rider to send locations, in every gateway and backend at once. */
export async function setSuspended(redis: Redis, rider_id: string, suspended: boolean): Promise<void> {
  await (suspended ? redis.sadd(SUSPENDED_RIDERS, rider_id) : redis.srem(SUSPENDED_RIDERS, rider_id));
}
