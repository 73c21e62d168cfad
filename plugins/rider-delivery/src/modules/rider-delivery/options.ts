import { z } from "zod";
import { MAX_CAPACITY, requiredDocumentsSchema } from "../../contract";
import { OFFER_RULES } from "./policies/dispatch";
import { isTimeZone } from "./policies/documents";
import { EARNING_RULES } from "./policies/earnings";
import { VEHICLE_TABLE, type VehicleRules, type VehicleTable } from "./policies/vehicles";

const dispatchSchema = z.object({
  riders_per_delivery: z.number().int().min(1).max(50).default(OFFER_RULES.riders_per_delivery),
  offers_per_rider: z.number().int().min(1).max(50).default(OFFER_RULES.offers_per_rider),
  offer_ttl_ms: z.number().int().min(1000).default(OFFER_RULES.offer_ttl_ms),
  /** A rider whose last position is older is not asked. */
  fresh_position_ms: z.number().int().min(1000).default(120_000),
  /** A rider of whom nothing is heard for this long loses what is not picked up; with goods, operations are alerted. */
  silent_after_ms: z.number().int().min(1000).default(180_000),
  /** A rider without deliveries of whom nothing is heard for this long has forgotten to end the shift. */
  end_shift_after_ms: z.number().int().min(60_000).default(1_800_000),
  /** Operations are alerted when a delivery has no rider after so many rounds of `offer_ttl_ms`. */
  alert_after_rounds: z.number().int().min(1).default(4),
  /** Riders are looked for this long before an order is packed, by the store's time for packing. */
  horizon_ms: z.number().int().min(0).default(120_000),
  /** Rupees in cash from which on a rider gets no cash order, where the rider has no limit of their own. */
  cash_limit: z.number().min(0).default(3000),
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
  /** A failed attempt pays this part of the delivery once the bag is back in the store. */
  attempt_share: z.number().min(0).max(1).default(1),
  /** Whoever finishes so many deliveries in a day, in the store's time zone, earns so much more. */
  incentives: z
    .array(z.object({ deliveries: z.number().int().min(1), amount: z.number().positive() }))
    .refine((all) => new Set(all.map(({ deliveries }) => deliveries)).size === all.length, {
      message: "names a number of deliveries twice",
    })
    .default([]),
  /** What an hour on shift brings at the least, paid when the shift ends; 0 for none. */
  hourly_guarantee: z.number().min(0).default(0),
  /** The guarantee is for riders who accepted this part of the offers they answered or let expire. */
  minimum_acceptance: z.number().min(0).max(1).default(0.8),
  /** Of what is paid without an order; deliveries are paid in the currency of theirs. */
  currency_code: z.string().length(3).toLowerCase().default("inr"),
});

const codesSchema = z.object({
  max_wrong: z.number().int().min(1).default(5),
  lock_ms: z.number().int().min(0).default(300_000),
});

const tracksSchema = z.object({
  /** A rider this close to the store or the door has arrived. */
  arrival_radius_m: z.number().min(1).max(1000).default(75),
  /** A track has at most one point in this time and on this distance. */
  thin_every_ms: z.number().int().min(0).default(5000),
  thin_every_m: z.number().min(0).default(15),
  /** Points later than this after the assignment belong to no track. */
  max_delivery_ms: z
    .number()
    .int()
    .min(60_000)
    .default(6 * 60 * 60_000),
  /** Days that tracks are kept. */
  keep_days: z.number().int().min(1).default(30),
});

const documentsSchema = z.object({
  /** Kinds that riders need to go on shift, by vehicle; nothing unless said. */
  required: requiredDocumentsSchema.prefault({}),
  /** Where it is decided which day it is for riders without a home store. */
  time_zone: z.string().refine(isTimeZone, { message: "is no time zone" }).default("UTC"),
});

/** What is left out stays as it is in `VEHICLE_TABLE`; see there for what each means. */
function vehicleSchema(rules: VehicleRules) {
  return z
    .strictObject({
      speed_mps: z.number().min(0.5).max(30).default(rules.speed_mps),
      capacity: z.number().int().min(1).max(MAX_CAPACITY).default(rules.capacity),
      max_load_g: z.number().min(1).default(rules.max_load_g),
      road_factor: z.number().min(1).max(5).default(rules.road_factor),
      hand_over_s: z.number().min(0).max(1800).default(rules.hand_over_s),
    })
    .prefault({});
}

const vehiclesSchema = z.strictObject({
  walk: vehicleSchema(VEHICLE_TABLE.walk),
  cycle: vehicleSchema(VEHICLE_TABLE.cycle),
  scooter: vehicleSchema(VEHICLE_TABLE.scooter),
  electric_scooter: vehicleSchema(VEHICLE_TABLE.electric_scooter),
});

const optionsSchema = z.object({
  redisUrl: z.string().min(1),
  dispatch: dispatchSchema.prefault({}),
  earnings: earningsSchema.prefault({}),
  codes: codesSchema.prefault({}),
  tracks: tracksSchema.prefault({}),
  vehicles: vehiclesSchema.prefault({}),
  documents: documentsSchema.prefault({}),
});

/** Settings of the module; every rule has a default, only the address of Redis must be given. */
export type RiderDeliveryOptions = z.infer<typeof optionsSchema>;

/** What a round of dispatch goes by. */
export type DispatchRules = RiderDeliveryOptions["dispatch"] & { vehicles: VehicleTable };

/** The rules of dispatch, of all options. */
export function dispatchRulesOf({ dispatch, vehicles }: RiderDeliveryOptions): DispatchRules {
  return { ...dispatch, vehicles };
}

/** Reads the plugin's options; throws with the name of the option that is wrong. */
export function readOptions(options: unknown): RiderDeliveryOptions {
  const parsed = optionsSchema.safeParse(options ?? {});
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw new Error(`rider-delivery: option ${issue?.path.join(".")}: ${issue?.message}`);
  }
  return parsed.data;
}
