import { z } from "zod";
import { DELIVERY_STATUSES } from "./deliveries";

/** Names of the events this plugin emits. */
export const RIDER_DELIVERY_EVENTS = {
  OFFER_CREATED: "rider_delivery.offer_created",
  OFFER_WITHDRAWN: "rider_delivery.offer_withdrawn",
  OFFER_DECLINED: "rider_delivery.offer_declined",
  DELIVERY_CHANGED: "rider_delivery.delivery_changed",
  DELIVERY_ALERTED: "rider_delivery.delivery_alerted",
  ETA_CHANGED: "rider_delivery.eta_changed",
  RIDER_ARRIVED: "rider_delivery.rider_arrived",
  SHIFT_STARTED: "rider_delivery.shift_started",
  SHIFT_ENDED: "rider_delivery.shift_ended",
  RIDER_SUSPENDED: "rider_delivery.rider_suspended",
  DOCUMENT_EXPIRING: "rider_delivery.document_expiring",
} as const;

/** `rider_delivery.offer_created`: one rider was offered one trip until `expires_at`. */
export const offerCreatedSchema = z.object({
  offer_id: z.string(),
  rider_id: z.string(),
  delivery_ids: z.array(z.string()),
  order_ids: z.array(z.string()),
  dark_store: z.object({
    id: z.string(),
    code: z.string(),
    name: z.string(),
    latitude: z.number(),
    longitude: z.number(),
  }),
  distance_m: z.number(),
  earning: z.number(),
  expires_at: z.iso.datetime(),
});

/** `rider_delivery.offer_withdrawn`: the rider can no longer accept this offer. */
export const offerWithdrawnSchema = z.object({
  offer_id: z.string(),
  rider_id: z.string(),
  reason: z.enum(["taken", "expired", "cancelled"]),
});

/**
 * `rider_delivery.delivery_changed`: a delivery entered `status`; emitted once per transition, and with the same status
 * again when the bag of a failed or cancelled one is back in its store and its rider is free.
 */
export const deliveryChangedSchema = z.object({
  delivery_id: z.string(),
  order_id: z.string(),
  dark_store_id: z.string(),
  rider_id: z.string().nullable(),
  /** Who had it until now and has it no more; absent when nobody lost it. */
  previous_rider_id: z.string().nullish(),
  customer_id: z.string().nullable(),
  status: z.enum(DELIVERY_STATUSES),
  at: z.iso.datetime(),
});

/** Where a rider can arrive with a delivery. */
export const ARRIVAL_PLACES = ["store", "drop"] as const;

/** `rider_delivery.rider_arrived`: the rider's position has come near the store, or near the door with the goods. */
export const riderArrivedSchema = z.object({
  delivery_id: z.string(),
  order_id: z.string(),
  dark_store_id: z.string(),
  rider_id: z.string(),
  customer_id: z.string().nullable(),
  place: z.enum(ARRIVAL_PLACES),
  at: z.iso.datetime(),
});

/** `rider_delivery.eta_changed`: an order on the road will be at the door in another number of minutes, counted from `at`. */
export const etaChangedSchema = z.object({
  delivery_id: z.string(),
  order_id: z.string(),
  dark_store_id: z.string(),
  customer_id: z.string().nullable(),
  /** What half, and what nine of ten, such deliveries keep. */
  eta_minutes: z.number().int(),
  eta_p90_minutes: z.number().int(),
  at: z.iso.datetime(),
});

/** `rider_delivery.offer_declined`: the rider does not want this delivery. */
export const offerDeclinedSchema = z.object({ offer_id: z.string(), rider_id: z.string() });

/** `rider_delivery.shift_started` and `rider_delivery.shift_ended`. */
export const shiftChangedSchema = z.object({ rider_id: z.string() });

/** `rider_delivery.rider_suspended`: this rider may do nothing from now on. */
export const riderSuspendedSchema = z.object({ rider_id: z.string() });

export type OfferCreated = z.infer<typeof offerCreatedSchema>;
export type OfferWithdrawn = z.infer<typeof offerWithdrawnSchema>;
export type ArrivalPlace = (typeof ARRIVAL_PLACES)[number];
export type RiderArrived = z.infer<typeof riderArrivedSchema>;
export type EtaChanged = z.infer<typeof etaChangedSchema>;
export type DeliveryChanged = z.infer<typeof deliveryChangedSchema>;
