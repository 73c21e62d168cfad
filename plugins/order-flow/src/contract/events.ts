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

/** Name of the event emitted once when a store confirms that the goods of an order cancelled on the road are back. */
export const ORDER_RETURNED = "order_flow.returned";

export const orderReturnedSchema = z.object({ order_id: z.string(), actor: orderActorSchema, at: z.iso.datetime() });
export type OrderReturned = z.infer<typeof orderReturnedSchema>;

/** Name of the event emitted once for each amount of money that went back to a customer. */
export const ORDER_REFUNDED = "order_flow.refunded";

/**
 * `kind` tells why: goods that were not picked, a cancelled order, or delivered items. `refund_id` is unique per refund:
 * of delivered items the one of `/admin/refunds`, otherwise Medusa's. The amount is in major units.
 */
export const orderRefundedSchema = z.object({
  refund_id: z.string(),
  order_id: z.string(),
  kind: z.enum(["short_pick", "cancelled", "item"]),
  amount: z.number().positive(),
  currency_code: z.string(),
});
export type OrderRefunded = z.infer<typeof orderRefundedSchema>;

/** Name of the event emitted once when the payment of a cart that cannot become an order goes back. */
export const PAYMENT_RETURNED = "order_flow.payment_returned";

export const paymentReturnedSchema = z.object({
  cart_id: z.string(),
  session_id: z.string(),
  amount: z.number().positive(),
  currency_code: z.string(),
});
export type PaymentReturned = z.infer<typeof paymentReturnedSchema>;
