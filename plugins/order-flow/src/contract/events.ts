import { z } from "zod";
import { orderActorSchema, orderStatusSchema } from "./statuses";

/** Name of the event emitted once per transition of an order; `from` is null when the order was just placed. */
export const ORDER_STATUS_CHANGED = "order_flow.status_changed";

export const orderStatusChangedSchema = z.object({
  order_id: z.string(),
  display_id: z.number().int(),
  dark_store_id: z.string(),
  customer_id: z.string().nullable(),
  from: orderStatusSchema.nullable(),
  to: orderStatusSchema,
  at: z.iso.datetime(),
  actor: orderActorSchema,
  reason: z.string().nullable(),
});
export type OrderStatusChanged = z.infer<typeof orderStatusChangedSchema>;
