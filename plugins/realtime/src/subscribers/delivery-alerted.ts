import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { deliveryAlertedSchema, RIDER_DELIVERY_EVENTS } from "@quickdash/rider-delivery/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";

/** Tells operations which delivery they have to look at. */
export default async function relayDeliveryAlert({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const { alert_id, ...alert } = deliveryAlertedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  const watchers = [rooms.allStores, rooms.store(alert.dark_store_id)];
  await realtime.push("/ops", watchers, "delivery.alerted", { id: alert_id, ...alert });
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.DELIVERY_ALERTED,
  context: { subscriberId: "realtime-delivery-alerted" },
};
