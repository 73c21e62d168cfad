import { z } from "zod";
import { messageChannelSchema, messageKindSchema, messageStatusSchema } from "./messages";
import { orderStatusSchema } from "./statuses";

const MAX_PAGE = 100;
const MAX_REASON = 500;
const MAX_WEIGHT_GRAMS = 1_000_000;
const MAX_BAGS = 20;
const MAX_SUBSTITUTES = 20;
/** Numbers of orders are four-byte integers. */
const MAX_DISPLAY_ID = 2_147_483_647;

const reasonSchema = z.string().trim().min(1).max(MAX_REASON);
const oneOrMany = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => {
    if (typeof value === "string") return value.split(",").filter(Boolean);
    return value;
  }, z.array(schema).max(MAX_PAGE));

const page = {
  limit: z.coerce.number().int().min(1).max(MAX_PAGE).default(50),
  offset: z.coerce.number().int().min(0).default(0),
};

/** Query of `GET /staff/orders`; without a status, everything the store still has to work on. */
export const staffOrdersQuerySchema = z.object({
  status: oneOrMany(orderStatusSchema).optional(),
  /** Instead of the work queue: orders cancelled on the road whose bags have not come back. */
  awaiting_return: z.enum(["true", "false"]).default("false"),
  ...page,
});
export type StaffOrdersQuery = z.infer<typeof staffOrdersQuerySchema>;

/**
 * Body of `POST /staff/orders/:id/lines/:line_id/pick`; the quantity is what lies in the bag, in units of the variant.
 * With `substitute_variant_id` it counts the substitute, and ordered pieces picked before stay as far as they fit.
 */
export const pickLineSchema = z.object({
  quantity: z.number().int().min(0),
  barcode: z.string().trim().min(1).max(64).optional(),
  substitute_variant_id: z.string().min(1).optional(),
  /** What the pieces of this pick weigh together, for what is sold by weight. */
  weight_grams: z.number().int().min(1).max(MAX_WEIGHT_GRAMS).optional(),
  reason: reasonSchema.optional(),
});
export type PickLineInput = z.infer<typeof pickLineSchema>;

/** Body of `POST /staff/orders/:id/ready`: in how many bags the order leaves. */
export const readyOrderSchema = z.object({ bags: z.number().int().min(1).max(MAX_BAGS).default(1) });
export type ReadyOrderInput = z.infer<typeof readyOrderSchema>;

/** Body of `POST /staff/orders/:id/take-over`: the `picker_id` that the caller saw on the order. */
export const takeOverOrderSchema = z.object({ picker_id: z.string().min(1).nullable() });
export type TakeOverOrderInput = z.infer<typeof takeOverOrderSchema>;

/** Query of `GET /staff/orders/:id/lines/:line_id/substitutes`. */
export const substitutesQuerySchema = z.object({
  limit: z.coerce.number().int().min(1).max(MAX_SUBSTITUTES).default(5),
  offset: z.coerce.number().int().min(0).max(1000).default(0),
});
export type SubstitutesQuery = z.infer<typeof substitutesQuerySchema>;

/** Body of `POST /staff/orders/:id/cancel`. */
export const staffCancelSchema = z.object({ reason: reasonSchema });
export type StaffCancelInput = z.infer<typeof staffCancelSchema>;

/** What came back of one line; what is neither for the shelf nor damaged is missing. */
const returnLineSchema = z.object({
  line_id: z.string().min(1),
  to_shelf: z.number().int().min(0).optional(),
  damaged: z.number().int().min(0).optional(),
});
export type ReturnLineInput = z.infer<typeof returnLineSchema>;

/** Body of `POST /staff/orders/:id/return` and `POST /admin/quick-orders/:id/return`; lines left out came back whole. */
export const returnOrderSchema = z.object({
  lines: z
    .array(returnLineSchema)
    .max(MAX_PAGE)
    .refine((lines) => new Set(lines.map((line) => line.line_id)).size === lines.length, "name a line once")
    .optional(),
});
export type ReturnOrderInput = z.infer<typeof returnOrderSchema>;

/** Body of `POST /store/orders/:id/cancel`. */
export const customerCancelSchema = z.object({ reason: reasonSchema.optional() });
export type CustomerCancelInput = z.infer<typeof customerCancelSchema>;

/** Query of `GET /admin/quick-orders`. */
export const adminQuickOrdersQuerySchema = z.object({
  status: oneOrMany(orderStatusSchema).optional(),
  order_id: oneOrMany(z.string()).optional(),
  /** The number on the receipt. */
  display_id: z.coerce.number().int().min(1).max(MAX_DISPLAY_ID).optional(),
  dark_store_id: z.string().optional(),
  customer_id: z.string().optional(),
  /** Placed then or later. */
  placed_since: z.iso.datetime({ offset: true, error: "give an instant as 2026-01-31T18:00:00Z" }).optional(),
  /** Only orders cancelled on the road whose bags have not come back, of one store or of all. */
  awaiting_return: z.enum(["true", "false"]).default("false"),
  ...page,
});
export type AdminQuickOrdersQuery = z.infer<typeof adminQuickOrdersQuerySchema>;

/** Body of `POST /admin/quick-orders/:id/status`. */
export const adminOrderStatusSchema = z.object({ status: orderStatusSchema, reason: reasonSchema.optional() });
export type AdminOrderStatusInput = z.infer<typeof adminOrderStatusSchema>;

/** Query of `GET /admin/order-messages`; `status=dead` is the dead-letter list. */
export const adminOrderMessagesQuerySchema = z.object({
  status: oneOrMany(messageStatusSchema).optional(),
  kind: oneOrMany(messageKindSchema).optional(),
  channel: oneOrMany(messageChannelSchema).optional(),
  order_id: oneOrMany(z.string()).optional(),
  ...page,
});
export type AdminOrderMessagesQuery = z.infer<typeof adminOrderMessagesQuerySchema>;

const MAX_OVERVIEW_DAYS = 366;

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).format() !== "";
  } catch {
    return false;
  }
}

/**
 * Query of `GET /admin/analytics/overview`: orders placed in `[from, to)`, at most 366 days, by default the last 24 hours;
 * `time_zone`, as IANA names it, says when hours and days begin, by default as at the store, or UTC for all stores.
 */
export const overviewQuerySchema = z
  .object({
    from: z.coerce.date().optional(),
    to: z.coerce.date().optional(),
    dark_store_id: z.string().optional(),
    time_zone: z
      .string()
      .max(64)
      .refine(isTimeZone, { message: "is no time zone: write one such as Asia/Kolkata" })
      .optional(),
  })
  .refine(({ from, to }) => !from || from < (to ?? new Date()), { message: "from must be before to", path: ["from"] })
  .refine(({ from, to }) => !from || (to ?? new Date()).getTime() - from.getTime() <= MAX_OVERVIEW_DAYS * 86_400_000, {
    message: `lies more than ${MAX_OVERVIEW_DAYS} days before to: ask for less`,
    path: ["from"],
  });
export type OverviewQuery = z.infer<typeof overviewQuerySchema>;
