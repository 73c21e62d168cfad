import { z } from "zod";
import { pageSchema } from "./deliveries";

export const VEHICLES = ["walk", "cycle", "scooter", "electric_scooter"] as const;
export const RIDER_STATUSES = ["active", "suspended"] as const;

/** What a rider is doing now; see the glossary. */
export const DUTIES = ["offline", "available", "offered", "to_store", "carrying", "silent"] as const;

/** More orders than this are in no trip. */
export const MAX_CAPACITY = 6;

export type Vehicle = (typeof VEHICLES)[number];
export type RiderStatus = (typeof RIDER_STATUSES)[number];
export type Duty = (typeof DUTIES)[number];

const name = z.string().trim().min(1).max(80);

/** Body of `POST /admin/riders`. */
export const createRiderBodySchema = z.object({
  first_name: name,
  last_name: z.string().trim().max(80).nullish(),
  phone: z.string().trim().min(1).max(32),
  vehicle: z.enum(VEHICLES),
  home_dark_store_id: z.string().min(1).nullish(),
  /** Rupees in cash from which on the rider gets no cash order; null: the limit of everybody. */
  cash_limit: z.number().min(0).max(1_000_000).nullish(),
  /** Orders the rider takes in one trip; null: as many as the vehicle carries. */
  capacity: z.number().int().min(1).max(MAX_CAPACITY).nullish(),
});

/** Body of `POST /admin/riders/:id`. */
export const updateRiderBodySchema = createRiderBodySchema.extend({ status: z.enum(RIDER_STATUSES) }).partial();

/** What an entry of a rider's earnings is for. */
export const EARNING_KINDS = ["delivery", "attempt", "incentive", "guarantee", "adjustment"] as const;

/** Body of `POST /admin/riders/:id/adjustments`: rupees to add, or below 0 to take off, and why. */
export const adjustmentBodySchema = z.object({
  amount: z
    .number()
    .min(-1_000_000)
    .max(1_000_000)
    .multipleOf(0.01)
    .refine((amount) => amount !== 0, { message: "must not be 0" }),
  reason: z.string().trim().min(1).max(200),
});

/** Body of `POST /admin/riders/:id/cash-settlements`: rupees that the rider hands in. */
export const cashSettlementBodySchema = z.object({
  amount: z.number().positive().max(1_000_000).multipleOf(0.01),
});

/** Body of `POST /staff/riders/:id/cash-settlements`; staff of several stores say at which. */
export const staffCashSettlementBodySchema = cashSettlementBodySchema.extend({
  dark_store_id: z.string().min(1).optional(),
});

/** Body of `POST /rider/me`: what riders may change about themselves; the vehicle only while not on shift. */
export const updateMeBodySchema = z
  .object({ first_name: name, last_name: z.string().trim().max(80).nullable(), vehicle: z.enum(VEHICLES) })
  .partial();

/** Query of `GET /admin/riders`; `q` matches names and phone. */
export const ridersQuerySchema = pageSchema.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum(RIDER_STATUSES).optional(),
  duty: z.enum(DUTIES).optional(),
  home_dark_store_id: z.string().optional(),
});

export type CreateRiderBody = z.infer<typeof createRiderBodySchema>;
export type UpdateRiderBody = z.infer<typeof updateRiderBodySchema>;
export type UpdateMeBody = z.infer<typeof updateMeBodySchema>;

const MAX_UTILISATION_DAYS = 366;
const DAY_MS = 86_400_000;

/** Query of `GET /admin/analytics/riders`: `[from, to)`, by default the last 24 hours; a store means the riders at home there. */
export const utilisationQuerySchema = z
  .object({
    from: z.coerce.date().optional(),
    to: z.coerce.date().optional(),
    dark_store_id: z.string().optional(),
  })
  .transform(({ from, to = new Date(), ...rest }) => ({ ...rest, to, from: from ?? new Date(to.getTime() - DAY_MS) }))
  .refine(({ from, to }) => from < to, { message: "must be before to", path: ["from"] })
  .refine(({ from, to }) => to.getTime() - from.getTime() <= MAX_UTILISATION_DAYS * DAY_MS, {
    message: `lies more than ${MAX_UTILISATION_DAYS} days before to: ask for less`,
    path: ["from"],
  });

/** How riders' time on shift was used; hours, and deliveries handed over. */
export interface RiderUtilisation {
  riders: number;
  on_shift_hours: number;
  /** With something to fetch or to bring. */
  busy_hours: number;
  /** Null when nobody was on a shift. */
  utilisation_percent: number | null;
  deliveries: number;
  deliveries_per_hour: number | null;
}
