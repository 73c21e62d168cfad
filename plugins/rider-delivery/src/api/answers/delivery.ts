import type { RiderDeliveryService } from "../../modules/rider-delivery";

type DeliveryRow = Awaited<ReturnType<RiderDeliveryService["retrieveDelivery"]>>;
type EventRow = Awaited<ReturnType<RiderDeliveryService["retrieveDeliveryEvent"]>>;
type OfferRow = Awaited<ReturnType<RiderDeliveryService["retrieveDeliveryOffer"]>>;
type ProofRow = Awaited<ReturnType<RiderDeliveryService["retrieveDeliveryProof"]>>;
type EarningRow = Awaited<ReturnType<RiderDeliveryService["retrieveRiderEarning"]>>;

const amountOrNull = (amount: number | null): number | null => (amount === null ? null : Number(amount));

function isBagOnRoad({ status, rider_id, picked_up_at, bag_back_at }: DeliveryRow): boolean {
  return ["failed", "cancelled"].includes(status) && rider_id !== null && picked_up_at !== null && bag_back_at === null;
}

/** A delivery as its rider sees it; amounts in rupees, distance in metres from store to door. */
export function toRiderDelivery(delivery: DeliveryRow) {
  return {
    id: delivery.id,
    order_id: delivery.order_id,
    display_id: delivery.display_id,
    trip_id: delivery.trip_id,
    sequence: delivery.sequence,
    status: delivery.status,
    pickup: {
      dark_store_id: delivery.dark_store_id,
      name: delivery.pickup_name,
      latitude: Number(delivery.pickup_latitude),
      longitude: Number(delivery.pickup_longitude),
    },
    drop: {
      latitude: Number(delivery.drop_latitude),
      longitude: Number(delivery.drop_longitude),
      address: delivery.drop_address,
      instructions: delivery.drop_instructions,
    },
    distance_m: Number(delivery.distance_m),
    load_g: delivery.load_g,
    earning: Number(delivery.earning),
    currency_code: delivery.currency_code,
    cash_to_collect: Number(delivery.cash_to_collect),
    cash_collected: amountOrNull(delivery.cash_collected),
    failure_reason: delivery.failure_reason,
    /** When the order was packed, or should be. */
    ready_at: delivery.ready_at,
    /** The goods did not reach the door: the bag goes back, and until the store has it the rider gets no new offer. */
    return_to_store: isBagOnRoad(delivery),
    assigned_at: delivery.assigned_at,
    arrived_at_store_at: delivery.arrived_at_store_at,
    arrived_at_drop_at: delivery.arrived_at_drop_at,
    picked_up_at: delivery.picked_up_at,
    delivered_at: delivery.delivered_at,
  };
}

/** A delivery as operations see it, with what it paid. */
export function toAdminDelivery(delivery: DeliveryRow, earnings: readonly EarningRow[]) {
  return {
    ...toRiderDelivery(delivery),
    dark_store_id: delivery.dark_store_id,
    customer_id: delivery.customer_id,
    rider_id: delivery.rider_id,
    failed_at: delivery.failed_at,
    bag_back_at: delivery.bag_back_at,
    cancelled_at: delivery.cancelled_at,
    created_at: delivery.created_at,
    updated_at: delivery.updated_at,
    earnings: earnings
      .filter((earning) => earning.delivery_id === delivery.id)
      .map((earning) => ({ rider_id: earning.rider_id, amount: Number(earning.amount), kind: earning.kind })),
  };
}

/** An offer as its rider sees it; `distance_m` is from the rider to the store. */
export function toRiderOffer(offer: OfferRow, delivery: DeliveryRow) {
  return {
    id: offer.id,
    order_ids: [delivery.order_id],
    delivery_ids: [delivery.id],
    dark_store: {
      id: delivery.dark_store_id,
      code: delivery.dark_store_code,
      name: delivery.pickup_name,
      latitude: Number(delivery.pickup_latitude),
      longitude: Number(delivery.pickup_longitude),
    },
    distance_m: Math.round(Number(offer.distance_m)),
    earning: Number(offer.earning),
    expires_at: offer.expires_at,
  };
}

/** An offer as operations see it. */
export function toAdminOffer(offer: OfferRow) {
  return {
    id: offer.id,
    rider_id: offer.rider_id,
    status: offer.status,
    withdrawn_reason: offer.withdrawn_reason,
    distance_m: Math.round(Number(offer.distance_m)),
    earning: Number(offer.earning),
    created_at: offer.created_at,
    expires_at: offer.expires_at,
    responded_at: offer.responded_at,
  };
}

/** One row of a delivery's log. */
export function toDeliveryEvent(event: EventRow) {
  return {
    from: event.from_status,
    to: event.to_status,
    rider_id: event.rider_id,
    actor: { type: event.actor_type, id: event.actor_id },
    reason: event.reason,
    at: event.created_at,
  };
}

/** A photo as operations see it; the picture itself is at `url`. */
export function toProof({ id, delivery_id, rider_id, content_type, size_bytes, created_at }: ProofRow) {
  return { id, rider_id, content_type, size_bytes, created_at, url: `/admin/deliveries/${delivery_id}/proof` };
}
