import { z } from "zod";

/** Every status of an order, in the order a smooth one passes through them; `cancelled` ends it from anywhere else. */
export const ORDER_STATUSES = [
  "pending",
  "confirmed",
  "preparing",
  "ready_for_pickup",
  "out_for_delivery",
  "delivered",
  "cancelled",
] as const;

export const orderStatusSchema = z.enum(ORDER_STATUSES);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

/** Who can move an order. An operator is a Medusa admin user or a secret API key; the system is a job or a payment event. */
export const ORDER_ACTOR_TYPES = ["customer", "staff", "rider", "operator", "system"] as const;

export const orderActorSchema = z.object({ type: z.enum(ORDER_ACTOR_TYPES), id: z.string().min(1) });
export type OrderActorType = (typeof ORDER_ACTOR_TYPES)[number];
export type OrderActor = z.infer<typeof orderActorSchema>;

/** One reached status of an order, for timelines. */
export const timelineEntrySchema = z.object({ status: orderStatusSchema, at: z.iso.datetime() });
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
