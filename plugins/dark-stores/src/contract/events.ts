import { z } from "zod";
import { darkStoreStatusSchema } from "./dark-stores";
import { STAFF_STATUSES } from "./staff";

/** Stock available to sell fell to or below the reorder level. Emitted once per crossing. */
export const STOCK_LOW_EVENT = "dark_stores.stock_low";
export const stockLowSchema = z.object({
  dark_store_id: z.string(),
  variant_id: z.string(),
  available: z.number().int(),
  reorder_level: z.number().int(),
});
export type StockLow = z.infer<typeof stockLowSchema>;

/** A dark store changed its status or its settings, or became overloaded or free again by itself. */
export const STORE_CHANGED_EVENT = "dark_stores.store_changed";
export const storeChangedSchema = z.object({
  dark_store_id: z.string(),
  status: darkStoreStatusSchema,
  /** As many open orders as it can take: no new ones until some are packed. */
  overloaded: z.boolean(),
});
export type StoreChanged = z.infer<typeof storeChangedSchema>;

/** Expired goods were taken off the shelf, or could not be because orders hold them (once per batch). */
export const STOCK_EXPIRED_EVENT = "dark_stores.stock_expired";
export const stockExpiredSchema = z.object({
  dark_store_id: z.string(),
  variant_id: z.string(),
  written_off: z.number().int(),
  still_reserved: z.number().int(),
  reference: z.string(),
});
export type StockExpired = z.infer<typeof stockExpiredSchema>;

/** A member of staff was changed: what they may see is that of `dark_store_ids` from now on, and nothing when inactive. */
export const STAFF_CHANGED_EVENT = "dark_stores.staff_changed";
export const staffChangedSchema = z.object({
  staff_id: z.string(),
  status: z.enum(STAFF_STATUSES),
  dark_store_ids: z.array(z.string()),
  former_dark_store_ids: z.array(z.string()),
});
export type StaffChanged = z.infer<typeof staffChangedSchema>;
