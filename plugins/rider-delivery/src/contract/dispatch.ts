import { z } from "zod";
import { pageSchema } from "./deliveries";

/** How a dark store's deliveries find their riders: offered to several at once, or assigned by batched rounds. */
export const DISPATCH_MODES = ["offer", "assign"] as const;

/** What operations have to look at: nobody takes a delivery, or nothing is heard of the rider who has the goods. */
export const DELIVERY_ALERT_KINDS = ["no_rider", "rider_silent"] as const;

export type DispatchMode = (typeof DISPATCH_MODES)[number];
export type DeliveryAlertKind = (typeof DELIVERY_ALERT_KINDS)[number];

/** Body of `POST /admin/dark-stores/:id/dispatch`: what is absent stays, null is left to the platform's options again. */
export const storeDispatchBodySchema = z.object({
  mode: z.enum(DISPATCH_MODES).optional(),
  /** Riders asked at the same time; 1 asks one after the other. */
  riders_per_delivery: z.number().int().min(1).max(50).nullish(),
  /** As long as a rider can think about an offer. */
  offer_ttl_ms: z.number().int().min(1000).max(600_000).nullish(),
  /** Rounds of `offer_ttl_ms` without a rider before operations are alerted. */
  alert_after_rounds: z.number().int().min(1).max(1000).nullish(),
  /** As long before an order is packed a rider is looked for; 0 waits until it is. */
  horizon_ms: z.number().int().min(0).max(3_600_000).nullish(),
});

export type StoreDispatchBody = z.infer<typeof storeDispatchBodySchema>;

/** How a dark store's deliveries find their riders, as `GET /admin/dark-stores/:id/dispatch` answers it. */
export type StoreDispatch = {
  dark_store_id: string;
  mode: DispatchMode;
  riders_per_delivery: number;
  offer_ttl_ms: number;
  alert_after_rounds: number;
  horizon_ms: number;
};

/** Query of `GET /admin/delivery-alerts`; open ones unless `resolved` is `true`. */
export const deliveryAlertsQuerySchema = pageSchema.extend({
  kind: z.enum(DELIVERY_ALERT_KINDS).optional(),
  resolved: z.enum(["true", "false"]).default("false"),
});

/** `rider_delivery.delivery_alerted`: operations have to look at a delivery; emitted once per alert. */
export const deliveryAlertedSchema = z.object({
  alert_id: z.string(),
  delivery_id: z.string(),
  order_id: z.string(),
  dark_store_id: z.string(),
  rider_id: z.string().nullable(),
  kind: z.enum(DELIVERY_ALERT_KINDS),
});

export type DeliveryAlerted = z.infer<typeof deliveryAlertedSchema>;
