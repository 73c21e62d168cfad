import { z } from "zod";

/** Every status of a delivery, in the order a good one passes them. */
export const DELIVERY_STATUSES = ["unassigned", "assigned", "picked_up", "delivered", "failed", "cancelled"] as const;

/** Every status of an offer; only `offered` can still be accepted. */
export const OFFER_STATUSES = ["offered", "accepted", "declined", "expired", "withdrawn"] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];
export type OfferStatus = (typeof OFFER_STATUSES)[number];

const MAXIMUM_LIST = 200;
const DEFAULT_LIST = 50;
/** Points of a track in one answer. */
const MAXIMUM_TRACK = 1000;

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

/** Body of `POST /rider/deliveries/:id/pickup`: the code the store shows, typed in or, as `scan`, read from its QR code. */
export const pickupBodySchema = z
  .object({ pickup_code: code.optional(), scan: code.optional() })
  .refine((body) => body.pickup_code ?? body.scan, { message: "is needed, or scan", path: ["pickup_code"] })
  .transform(({ pickup_code, scan }) => ({ pickup_code: pickup_code ?? scan ?? "" }));

/**
 * Body of `POST /rider/deliveries/:id/deliver`: the code the customer shows, and rupees taken in cash; or, where the
 * customer allows it, the photo of the order at the door.
 */
export const deliverBodySchema = z
  .object({
    handoff_code: code.optional(),
    proof_id: z.string().min(1).max(64).optional(),
    cash_collected: amount.optional(),
  })
  .refine((body) => body.handoff_code ?? body.proof_id, { message: "is needed, or proof_id", path: ["handoff_code"] });

/** Body of `POST /rider/deliveries/:id/fail`. */
export const failBodySchema = z.object({ reason });

/** Query of `GET /rider/earnings` and `GET /admin/riders/:id/earnings`; instants, `from` inclusive, `to` exclusive. */
export const earningsQuerySchema = pageSchema.extend({
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
});

export type EarningsQuery = z.infer<typeof earningsQuerySchema>;

/** Query of `GET /admin/deliveries`. */
export const adminDeliveriesQuerySchema = pageSchema.extend({
  status: statusFilter,
  order_id: listOf(z.string()),
  rider_id: z.string().optional(),
  dark_store_id: z.string().optional(),
});

/** Query of `GET /admin/deliveries/:id/track`. */
export const trackQuerySchema = pageSchema.extend({
  limit: z.coerce.number().int().min(1).max(MAXIMUM_TRACK).default(MAXIMUM_TRACK),
});

/** Body of `POST /admin/deliveries/:id/reassign`; without `rider_id` the delivery is offered again. */
export const reassignBodySchema = z.object({ rider_id: z.string().min(1).optional() });
