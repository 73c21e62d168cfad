import { z } from "zod";

const idSchema = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);

/** How many orders one customer's connection may follow. */
export const MAX_TRACKED_ORDERS = 20;

/** `/customer`: follow one of the customer's own orders. */
export const trackSchema = z.object({ order_id: idSchema });
export type Track = z.infer<typeof trackSchema>;

/** `/ops`: watch some dark stores, or all of them when none are named. Replaces what was watched before. */
export const watchSchema = z.object({ dark_store_ids: z.array(idSchema).min(1).max(200).optional() }).default({});
export type Watch = z.infer<typeof watchSchema>;
