import { z } from "zod";
import { DELIVERY_STATUSES } from "./deliveries";

/** Names of the events this plugin emits. */
export const RIDER_DELIVERY_EVENTS = {
  OFFER_CREATED: "rider_delivery.offer_created",
  OFFER_WITHDRAWN: "rider_delivery.offer_withdrawn",
  OFFER_DECLINED: "rider_delivery.offer_declined",
  DELIVERY_CHANGED: "rider_delivery.delivery_changed",
  SHIFT_STARTED: "rider_delivery.shift_started",
  SHIFT_ENDED: "rider_delivery.shift_ended",
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

/** `rider_delivery.delivery_changed`: a delivery entered `status`; emitted once per transition. */
export const deliveryChangedSchema = z.object({
  delivery_id: z.string(),
  order_id: z.string(),
  dark_store_id: z.string(),
  rider_id: z.string().nullable(),
  customer_id: z.string().nullable(),
  status: z.enum(DELIVERY_STATUSES),
  at: z.iso.datetime(),
});

/** `rider_delivery.offer_declined`: the rider does not want this delivery. */
export const offerDeclinedSchema = z.object({ offer_id: z.string(), rider_id: z.string() });

/** `rider_delivery.shift_started` and `rider_delivery.shift_ended`. */
export const shiftChangedSchema = z.object({ rider_id: z.string() });

export type OfferCreated = z.infer<typeof offerCreatedSchema>;
export type OfferWithdrawn = z.infer<typeof offerWithdrawnSchema>;
export type DeliveryChanged = z.infer<typeof deliveryChangedSchema>;
