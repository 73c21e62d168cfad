import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { deliveryChangedSchema, RIDER_DELIVERY_EVENTS } from "@quickdash/rider-delivery/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";
import { toDeliveryLost, toDeliveryUpdated } from "../relay/delivery-messages";

/** Tells the rider of a delivery, the one who lost it and operations what became of it. */
export default async function relayDeliveryChanged({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const changed = deliveryChangedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  const message = toDeliveryUpdated(changed);
  await Promise.all([
    changed.rider_id && realtime.push("/rider", [rooms.rider(changed.rider_id)], "delivery.updated", message),
    changed.previous_rider_id &&
      realtime.push("/rider", [rooms.rider(changed.previous_rider_id)], "delivery.updated", toDeliveryLost(changed)),
    realtime.push("/ops", [rooms.allStores, rooms.store(changed.dark_store_id)], "delivery.updated", message),
  ]);
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.DELIVERY_CHANGED,
  context: { subscriberId: "realtime-delivery-changed" },
};
