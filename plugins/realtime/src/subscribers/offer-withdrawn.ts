import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { offerWithdrawnSchema, RIDER_DELIVERY_EVENTS } from "@quickdash/rider-delivery/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";
import { toOfferWithdrawn } from "../relay/delivery-messages";

/** Takes an offer off the rider's screen. */
export default async function relayOfferWithdrawn({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const offer = offerWithdrawnSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  await realtime.push("/rider", [rooms.rider(offer.rider_id)], "offer.withdrawn", toOfferWithdrawn(offer));
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.OFFER_WITHDRAWN,
  context: { subscriberId: "realtime-offer-withdrawn" },
};
