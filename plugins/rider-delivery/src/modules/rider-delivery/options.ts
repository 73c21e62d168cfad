import { z } from "zod";
import { OFFER_RULES } from "./policies/dispatch";
import { EARNING_RULES } from "./policies/earnings";

const dispatchSchema = z.object({
  riders_per_delivery: z.number().int().min(1).max(50).default(OFFER_RULES.riders_per_delivery),
  offers_per_rider: z.number().int().min(1).max(50).default(OFFER_RULES.offers_per_rider),
  offer_ttl_ms: z.number().int().min(1000).default(OFFER_RULES.offer_ttl_ms),
  /** A rider whose last position is older is not asked. */
  fresh_position_ms: z.number().int().min(1000).default(120_000),
  search_radius_m: z.number().min(1).default(8000),
  /** A rider who declined is not asked again about that delivery for this long. */
  declined_pause_ms: z.number().int().min(0).default(300_000),
  /** A rider who let the offer expire is not asked again about that delivery for this long. */
  expired_pause_ms: z.number().int().min(0).default(15_000),
});

const earningsSchema = z.object({
  base: z.number().min(0).default(EARNING_RULES.base),
  per_km: z.number().min(0).default(EARNING_RULES.per_km),
  road_factor: z.number().min(1).default(EARNING_RULES.road_factor),
});

const codesSchema = z.object({
  max_wrong: z.number().int().min(1).default(5),
  lock_ms: z.number().int().min(0).default(300_000),
});

const optionsSchema = z.object({
  redisUrl: z.string().min(1),
  dispatch: dispatchSchema.prefault({}),
  earnings: earningsSchema.prefault({}),
  codes: codesSchema.prefault({}),
});

/** Settings of the module; every rule has a default, only the address of Redis must be given. */
export type RiderDeliveryOptions = z.infer<typeof optionsSchema>;

/** Reads the plugin's options; throws with the name of the option that is wrong. */
export function readOptions(options: unknown): RiderDeliveryOptions {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`rider-delivery: option ${issue?.path.join(".")}: ${issue?.message}`);
  }
  return parsed.data;
}
