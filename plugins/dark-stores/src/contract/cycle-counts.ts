import { z } from "zod";
import { exactlyOneReference, MAX_STOCK, referenceMessage, variantReference } from "./offers";

export const CYCLE_COUNT_STATUSES = ["open", "completed", "cancelled"] as const;
export type CycleCountStatus = (typeof CYCLE_COUNT_STATUSES)[number];

const scope = {
  /** What to count: these bins, these variants, both together, or with neither the whole store. */
  bins: z.array(z.string().trim().min(1).max(32)).min(1).max(200).optional(),
  variant_ids: z.array(z.string().min(1)).min(1).max(1000).optional(),
  note: z.string().trim().min(1).max(200).optional(),
};

/** Body of `POST /admin/dark-stores/:id/cycle-counts`. */
export const openCycleCountSchema = z.strictObject(scope);

/** Body of `POST /staff/cycle-counts`; `dark_store_id` may be left out by staff of exactly one store. */
export const staffOpenCycleCountSchema = z.strictObject({ ...scope, dark_store_id: z.string().optional() });

/** Body of `POST .../cycle-counts/:id/lines` of staff and operators: what is on the shelf, all or none; counting again replaces. */
export const recordCycleCountSchema = z.strictObject({
  lines: z
    .array(
      z
        .strictObject({
          ...variantReference,
          counted: z.number().int("count whole pieces").min(0, "a count must not be negative").max(MAX_STOCK),
        })
        .refine(exactlyOneReference, referenceMessage),
    )
    .min(1)
    .max(500),
});

/** Query of the lists of cycle counts. */
export const listCycleCountsQuerySchema = z.object({
  status: z.enum(CYCLE_COUNT_STATUSES).optional(),
  variant_id: z.string().optional(),
  dark_store_id: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(10_000).default(0),
});

const linesPage = {
  variant_id: z.string().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  offset: z.coerce.number().int().min(0).max(100_000).default(0),
};

const flag = z
  .enum(["true", "false"])
  .transform((given) => given === "true")
  .optional();

/** Query of `GET /admin/dark-stores/:id/cycle-counts/:count_id/lines`. */
export const listCycleCountLinesQuerySchema = z.object({
  ...linesPage,
  /** Lines whose count differs from the books, or those that agree. */
  has_variance: flag,
  /** Lines that could not be applied, or those without a problem. */
  has_problem: flag,
  is_applied: flag,
});

/** Query of `GET /staff/cycle-counts/:id/lines`; those who count learn nothing of what the books say. */
export const staffListCycleCountLinesQuerySchema = z.object({ ...linesPage, count_again: flag });

/** A counted variant: `variance = counted - expected`, `expected` being stock on hand at the instant of counting. */
export interface CycleCountLine {
  variant_id: string;
  sku: string | null;
  title: string | null;
  bin: string | null;
  expected: number;
  counted: number;
  variance: number;
  /** The variance at the store's price, in major units. */
  variance_value: number;
  counted_by_type: string;
  counted_by_id: string | null;
  counted_at: string;
  applied_at: string | null;
  /** Why it could not be applied; count it again, or release what orders hold, and complete once more. */
  problem: string | null;
}

/** A count as operations see it; the sums are over its lines. */
export interface CycleCount {
  id: string;
  dark_store_id: string;
  status: CycleCountStatus;
  bins: string[] | null;
  variant_ids: string[] | null;
  note: string | null;
  opened_by_type: string;
  opened_by_id: string | null;
  closed_by_type: string | null;
  closed_by_id: string | null;
  closed_at: string | null;
  created_at: string;
  line_count: number;
  refused_count: number;
  variance: number;
  variance_value: number;
}
