import { z } from "zod";

/** Every status of a delivery, in the order a good one passes them. */
export const DELIVERY_STATUSES = ["unassigned", "assigned", "picked_up", "delivered", "failed", "cancelled"] as const;

/** Every status of an offer; only `offered` can still be accepted. */
export const OFFER_STATUSES = ["offered", "accepted", "declined", "expired", "withdrawn"] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export type OfferStatus = (typeof OFFER_STATUSES)[number];

const MAXIMUM_LIST = 200;
const DEFAULT_LIST = 50;

/** `limit` and `offset` of every list. */
export const pageSchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAXIMUM_LIST).default(DEFAULT_LIST),
  offset: z.coerce.number().int().min(0).default(0),
});

/** Accepts `x=a`, `x=a,b`, `x[]=a&x[]=b` and answers an array. */
function listOf<T extends z.ZodType<unknown, string>>(item: T) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => (Array.isArray(value) ? value : value.split(",")))
    .pipe(z.array(item).max(MAXIMUM_LIST))
    .optional();
}

const statusFilter = listOf(z.enum(DELIVERY_STATUSES));
const code = z.string().trim().min(1).max(16);
const reason = z.string().trim().min(1).max(500);
const amount = z.number().min(0).max(1_000_000);

/** Query of `GET /rider/deliveries`. */
export const riderDeliveriesQuerySchema = pageSchema.extend({ status: statusFilter });

/** Body of `POST /rider/deliveries/:id/pickup`: the code the store shows. */
export const pickupBodySchema = z.object({ pickup_code: code });

/** Body of `POST /rider/deliveries/:id/deliver`: the code the customer shows, and rupees taken in cash. */
export const deliverBodySchema = z.object({ handoff_code: code, cash_collected: amount.optional() });

/** Body of `POST /rider/deliveries/:id/fail`. */
export const failBodySchema = z.object({ reason });

/** Query of `GET /rider/earnings` and `GET /rider/cash`; instants, `from` inclusive, `to` exclusive. */
export const ledgerQuerySchema = pageSchema.extend({
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
});

/** Query of `GET /admin/deliveries`. */
export const adminDeliveriesQuerySchema = pageSchema.extend({
  status: statusFilter,
  order_id: listOf(z.string()),
  rider_id: z.string().optional(),
  dark_store_id: z.string().optional(),
});

/** Body of `POST /admin/deliveries/:id/reassign`; without `rider_id` the delivery is offered again. */
export const reassignBodySchema = z.object({ rider_id: z.string().min(1).optional() });
