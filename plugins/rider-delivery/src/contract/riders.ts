import { z } from "zod";
import { pageSchema } from "./deliveries";

export const VEHICLES = ["walk", "cycle", "scooter", "electric_scooter"] as const;
export const RIDER_STATUSES = ["active", "suspended"] as const;

export type Vehicle = (typeof VEHICLES)[number];
export type RiderStatus = (typeof RIDER_STATUSES)[number];

const name = z.string().trim().min(1).max(80);

/** Body of `POST /admin/riders`. */
export const createRiderBodySchema = z.object({
  first_name: name,
  last_name: z.string().trim().max(80).nullish(),
  phone: z.string().trim().min(1).max(32),
  vehicle: z.enum(VEHICLES),
  home_dark_store_id: z.string().min(1).nullish(),
});

/** Body of `POST /admin/riders/:id`. */
export const updateRiderBodySchema = createRiderBodySchema.extend({ status: z.enum(RIDER_STATUSES) }).partial();

/** Body of `POST /rider/me`: what riders may change about themselves. */
export const updateMeBodySchema = z
  .object({ first_name: name, last_name: z.string().trim().max(80).nullable(), vehicle: z.enum(VEHICLES) })
  .partial();

/** Query of `GET /admin/riders`; `q` matches names and phone. */
export const ridersQuerySchema = pageSchema.extend({
  q: z.string().trim().max(80).optional(),
  status: z.enum(RIDER_STATUSES).optional(),
  home_dark_store_id: z.string().optional(),
});

export type CreateRiderBody = z.infer<typeof createRiderBodySchema>;
export type UpdateRiderBody = z.infer<typeof updateRiderBodySchema>;
export type UpdateMeBody = z.infer<typeof updateMeBodySchema>;
