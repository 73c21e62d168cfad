import type { SubscriberArgs, SubscriberConfig } from "@medusajs/framework";
import { offerCreatedSchema, RIDER_DELIVERY_EVENTS } from "@quickdash/rider-delivery/contract";
import { rooms } from "../contract";
import { REALTIME_MODULE, type RealtimeService } from "../modules/realtime";
import { toOfferCreated } from "../relay/delivery-messages";

/** Shows an offer to the one rider it was made to. */
export default async function relayOfferCreated({ event, container }: SubscriberArgs<unknown>): Promise<void> {
  const offer = offerCreatedSchema.parse(event.data);
  const realtime = container.resolve<RealtimeService>(REALTIME_MODULE);
  await realtime.push("/rider", [rooms.rider(offer.rider_id)], "offer.created", toOfferCreated(offer));
}

export const config: SubscriberConfig = {
  event: RIDER_DELIVERY_EVENTS.OFFER_CREATED,
  context: { subscriberId: "realtime-offer-created" },
};
