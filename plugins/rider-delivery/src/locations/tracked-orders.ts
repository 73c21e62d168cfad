import type { Redis } from "ioredis";
import { SUSPENDED_RIDERS, trackedKey } from "./keys";

/** What a rider's broadcast locations are for: orders between pickup and hand-over, and dark stores the rider works for. */
export type TrackedOrders = { order_ids: string[]; dark_store_ids: string[] };

/** A finished or forgotten rider is not tracked for longer than a shift. */
const TRACKED_TTL_S = 24 * 60 * 60;

/** Replaces what this rider's locations are broadcast for; takes effect with the next location. */
export async function setTrackedOrders(redis: Redis, rider_id: string, tracked: TrackedOrders): Promise<void> {
  if (tracked.order_ids.length === 0 && tracked.dark_store_ids.length === 0) {
    await redis.del(trackedKey(rider_id));
    return;
  }
  await redis
    .multi()
    .hset(trackedKey(rider_id), {
      order_ids: JSON.stringify(tracked.order_ids),
      dark_store_ids: JSON.stringify(tracked.dark_store_ids),
    })
    .expire(trackedKey(rider_id), TRACKED_TTL_S)
    .exec();
}

/** Lets or forbids this rider to send locations, in every gateway and backend at once. */
export async function setSuspended(redis: Redis, rider_id: string, suspended: boolean): Promise<void> {
  await (suspended ? redis.sadd(SUSPENDED_RIDERS, rider_id) : redis.srem(SUSPENDED_RIDERS, rider_id));
}
