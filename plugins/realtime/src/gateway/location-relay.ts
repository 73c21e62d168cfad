import {
  RIDER_LOCATION_CHANNEL,
  riderLocationsBroadcastSchema,
  type RecordedLocation,
  type RiderLocationBroadcast,
} from "@quickdash/rider-delivery/locations";
import type Redis from "ioredis";
import type { Logger } from "pino";
import { type GatewayNamespace, rooms } from "../contract";
import { type Frame, frameEvent } from "./frame";
import type { Metrics } from "./metrics";
import type { NewestFirst } from "./newest-first";
import type { GatewayServer } from "./sockets";

/**
 * Hands rider positions to the sockets of this process that may see them: those taken here at once, those of other
 * gateways and of HTTP when Redis tells of them. Every gateway hears every position, so each does this for its own
 * sockets only, and each message is delivered exactly once.
 */
export class LocationRelay {
  private readonly operators;

  constructor(
    private readonly io: GatewayServer,
    private readonly newest: NewestFirst,
    private readonly metrics: Metrics,
  ) {
    this.operators = io.of("/ops");
  }

  /** Sends a position to the customers of the orders on board and to the operators who watch. */
  send({ rider_id, position_json, recorded_at_ms, order_ids, dark_store_ids }: RecordedLocation): void {
    let sent = 0;
    for (const order_id of order_ids) {
      const message = () => `{"order_id":${JSON.stringify(order_id)},${position_json}}`;
      sent += this.emit("/customer", [rooms.order(order_id)], order_id, message);
    }
    if (this.operators.sockets.size > 0) {
      const watchers = [rooms.allStores, ...dark_store_ids.map(rooms.store)];
      const of = () => JSON.stringify({ rider_id, order_ids, dark_store_ids }).slice(1, -1);
      sent += this.emit("/ops", watchers, rider_id, () => `{${of()},${position_json}}`);
    }
    if (sent > 0) {
      this.metrics.locationSent(Date.now() - recorded_at_ms);
    }
  }

  /** Listens to what others have taken; `origin` names what this process published itself. */
  async listen(subscriber: Redis, origin: string, logger: Logger): Promise<void> {
    const own = `{"origin":"${origin}"`;
    subscriber.on("message", (channel: string, text: string) => {
      if (channel !== RIDER_LOCATION_CHANNEL || text.startsWith(own)) {
        return;
      }
      const locations = parse(text);
      if (!locations) {
        logger.error("rider locations on the Redis channel were malformed");
        return;
      }
      locations.forEach((location) => this.send(toRecorded(location)));
    });
    await subscriber.subscribe(RIDER_LOCATION_CHANNEL);
  }

  /** To everyone in any of the rooms, once; made only when there is somebody. Answers how many there were. */
  private emit(namespace: GatewayNamespace, toRooms: string[], key: string, messageJson: () => string): number {
    const { adapter, sockets } = this.io.of(namespace);
    const reached = new Set<string>();
    let frame: Frame | undefined;
    for (const room of toRooms) {
      for (const id of adapter.rooms.get(room) ?? []) {
        const socket = sockets.get(id);
        if (socket && !reached.has(id)) {
          reached.add(id);
          frame ??= frameEvent(namespace, "rider.location", messageJson());
          this.newest.send(socket.conn, key, frame);
          socket.data.catchingUp?.get(key)?.add("rider.location");
        }
      }
    }
    if (reached.size > 0) {
      this.metrics.messageSent(namespace, "rider.location", reached.size);
    }
    return reached.size;
  }
}

function toRecorded({ rider_id, order_ids, dark_store_ids, ...position }: RiderLocationBroadcast): RecordedLocation {
  const position_json = JSON.stringify(position).slice(1, -1);
  return { rider_id, order_ids, dark_store_ids, position_json, recorded_at_ms: Date.parse(position.recorded_at) };
}

function parse(text: string): RiderLocationBroadcast[] | undefined {
  try {
    return riderLocationsBroadcastSchema.safeParse(JSON.parse(text)).data?.locations;
  } catch {
    return undefined;
  }
}
