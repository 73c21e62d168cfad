import { RIDER_LOCATION_CHANNEL } from "@quickdash/rider-delivery/locations";
import { riderLocationBroadcastSchema, type RiderLocationBroadcast } from "@quickdash/rider-delivery/contract";
import type Redis from "ioredis";
import type { Logger } from "pino";
import { rooms } from "../contract";
import { type GatewayServer, namespaceOf } from "./sockets";

/**
 * Hands rider positions from Redis to the sockets of this process that may see them. Every gateway hears every
 * position, so emitting to local sockets only is what delivers each one exactly once.
 */
export async function relayLocations(io: GatewayServer, subscriber: Redis, logger: Logger): Promise<void> {
  const customers = namespaceOf(io, "/customer");
  const operations = namespaceOf(io, "/ops");

  subscriber.on("message", (channel: string, text: string) => {
    if (channel !== RIDER_LOCATION_CHANNEL) {
      return;
    }
    const location = parse(text);
    if (!location) {
      logger.error("a rider location on the Redis channel was malformed");
      return;
    }
    const { rider_id, order_ids, dark_store_ids, ...position } = location;
    for (const order_id of order_ids) {
      customers.local.to(rooms.order(order_id)).emit("rider.location", { order_id, ...position });
    }
    operations.local
      .to([rooms.allStores, ...dark_store_ids.map(rooms.store)])
      .emit("rider.location", { rider_id, order_ids, dark_store_ids, ...position });
  });
  await subscriber.subscribe(RIDER_LOCATION_CHANNEL);
}

function parse(text: string): RiderLocationBroadcast | undefined {
  try {
    return riderLocationBroadcastSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
