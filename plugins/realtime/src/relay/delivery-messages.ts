import type { DeliveryChanged, OfferCreated, OfferWithdrawn } from "@quickdash/rider-delivery/contract";
import type { DeliveryUpdatedMessage, OfferCreatedMessage, OfferWithdrawnMessage } from "../contract";

/** The offer exactly as `GET /rider/offers` lists it. */
export function toOfferCreated(event: OfferCreated): OfferCreatedMessage {
  const { offer_id, order_ids, dark_store, distance_m, earning, expires_at } = event;
  return { id: offer_id, order_ids, dark_store, distance_m, earning, expires_at };
}

/** What the rider is told of an offer that is gone. */
export function toOfferWithdrawn({ offer_id, reason }: OfferWithdrawn): OfferWithdrawnMessage {
  return { id: offer_id, reason };
}

/** What rider and operations are told of a delivery; the customer is nobody's business here. */
export function toDeliveryUpdated(event: DeliveryChanged): DeliveryUpdatedMessage {
  const { delivery_id, order_id, dark_store_id, rider_id, status, at } = event;
  return { id: delivery_id, order_id, dark_store_id, rider_id, status, at };
}

/** What a rider hears of a delivery that is theirs no more: as open as any other, and not whose it is now. */
export function toDeliveryLost(changed: DeliveryChanged): DeliveryUpdatedMessage {
  return { ...toDeliveryUpdated(changed), rider_id: null, status: "unassigned" };
}
