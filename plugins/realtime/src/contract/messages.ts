/** What the gateway pushes, per namespace. A message is a hint: the HTTP answer is the truth. Instants are ISO 8601, UTC. */

/** `/rider` `offer.created`: exactly one entry of `GET /rider/offers`. */
export interface OfferCreatedMessage {
  id: string;
  order_ids: string[];
  dark_store: { id: string; code: string; name: string; latitude: number; longitude: number };
  distance_m: number;
  /** Rupees. */
  earning: number;
  expires_at: string;
}

/** `/rider` `offer.withdrawn`: the offer can no longer be accepted. */
export interface OfferWithdrawnMessage {
  id: string;
  reason: "taken" | "expired" | "cancelled";
}

/** `/rider` and `/ops` `delivery.updated`. */
export interface DeliveryUpdatedMessage {
  id: string;
  order_id: string;
  dark_store_id: string;
  rider_id: string | null;
  status: string;
  at: string;
}

/** `/ops` `delivery.alerted`: somebody has to look at this delivery. */
export interface DeliveryAlertedMessage {
  id: string;
  delivery_id: string;
  order_id: string;
  dark_store_id: string;
  rider_id: string | null;
  /** Nobody takes the delivery, or nothing is heard of the rider who has the goods. */
  kind: "no_rider" | "rider_silent";
}

/** `/customer` and `/ops` `order.status`. */
export interface OrderStatusMessage {
  order_id: string;
  status: string;
  at: string;
}

/**
 * `/customer` `order.eta`: minutes from `at`, never negative: until the promise, and from pickup on until the rider is
 * there, with what nine of ten deliveries keep.
 */
export interface OrderEtaMessage {
  order_id: string;
  promised_at: string;
  eta_minutes: number;
  eta_p90_minutes?: number;
  at: string;
}

/** `/customer` `rider.location`: where the rider who carries the order is. */
export interface RiderLocationMessage {
  order_id: string;
  latitude: number;
  longitude: number;
  /** Degrees clockwise from north. */
  heading: number | null;
  recorded_at: string;
}

/** `/ops` `rider.location`: every position of a rider, with the orders on board. */
export interface OpsRiderLocationMessage extends Omit<RiderLocationMessage, "order_id"> {
  rider_id: string;
  order_ids: string[];
  dark_store_ids: string[];
}

/** `/staff` `order.created` and `order.updated`. */
export interface StoreOrderMessage {
  order_id: string;
  display_id: number;
  dark_store_id: string;
  status: string;
  at: string;
}

/** `/staff` `stock.low`. */
export interface StockLowMessage {
  dark_store_id: string;
  variant_id: string;
  available: number;
  reorder_level: number;
}

/** Which namespace sends what: the one map that gateway, relay and clients share. */
export interface ServerMessages {
  "/rider": {
    "offer.created": OfferCreatedMessage;
    "offer.withdrawn": OfferWithdrawnMessage;
    "delivery.updated": DeliveryUpdatedMessage;
  };
  "/customer": {
    "order.status": OrderStatusMessage;
    "order.eta": OrderEtaMessage;
    "rider.location": RiderLocationMessage;
  };
  "/staff": {
    "order.created": StoreOrderMessage;
    "order.updated": StoreOrderMessage;
    "stock.low": StockLowMessage;
  };
  "/ops": {
    "rider.location": OpsRiderLocationMessage;
    "order.status": OrderStatusMessage;
    "delivery.updated": DeliveryUpdatedMessage;
    "delivery.alerted": DeliveryAlertedMessage;
  };
}

export type GatewayNamespace = keyof ServerMessages;

/** The messages of a namespace as Socket.IO's event map. */
export type EventMap<N extends GatewayNamespace> = {
  [E in keyof ServerMessages[N]]: (message: ServerMessages[N][E]) => void;
};

/** The last message of each kind about one order, for a customer who may have missed them. */
export type FollowedOrder = Partial<ServerMessages["/customer"]>;
