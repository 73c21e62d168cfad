import { z } from "zod";

/** Redis channel on which every accepted rider location is published once, in a `RiderLocationsBroadcast` in JSON. */
export const RIDER_LOCATION_CHANNEL = "rider_delivery:locations";

/** A point in WGS84. */
export const pointSchema = z.object({
  latitude: z.number().min(-90).max(90),
  longitude: z.number().min(-180).max(180),
});

/**
 * Body of the socket message `location` and of `POST /rider/location`.
 * `heading` is in degrees clockwise from north; `recorded_at` is the phone's clock, ISO 8601 with offset.
 */
export const riderLocationSchema = pointSchema.extend({
  accuracy_m: z.number().min(0).nullish(),
  heading: z.number().min(0).max(360).nullish(),
  speed_mps: z.number().min(0).nullish(),
  recorded_at: z.iso.datetime({ offset: true }),
});

/** Points a phone may send together after it was offline. */
export const MAX_BATCH_POINTS = 200;

/** The same message or body for points recorded while the phone was offline, oldest first. */
export const riderLocationBatchSchema = z.object({
  locations: z.array(riderLocationSchema).min(1).max(MAX_BATCH_POINTS),
});

/** One location for whoever may see it; `order_ids` are the orders between pickup and hand-over. */
export const riderLocationBroadcastSchema = pointSchema.extend({
  rider_id: z.string(),
  heading: z.number().nullable(),
  recorded_at: z.iso.datetime(),
  order_ids: z.array(z.string()),
  dark_store_ids: z.array(z.string()),
});

/** What is published on `RIDER_LOCATION_CHANNEL`: locations accepted together, by the gateway named, or over HTTP. */
export const riderLocationsBroadcastSchema = z.object({
  origin: z.string(),
  locations: z.array(riderLocationBroadcastSchema),
});

/** Why a location was refused; stable, part of the contract of socket and HTTP alike. */
export const LOCATION_REFUSAL_CODES = [
  "invalid_location",
  "recorded_in_future",
  "recorded_too_old",
  "inaccurate",
  "implausible_speed",
  "implausible_jump",
  "rate_limited",
  "rider_suspended",
] as const;

export type Point = z.infer<typeof pointSchema>;
export type RiderLocation = z.infer<typeof riderLocationSchema>;
export type RiderLocationBroadcast = z.infer<typeof riderLocationBroadcastSchema>;
export type RiderLocationsBroadcast = z.infer<typeof riderLocationsBroadcastSchema>;
export type LocationRefusalCode = (typeof LOCATION_REFUSAL_CODES)[number];

/**
 * Answer to a location: accepted (a point older than the last one is dropped quietly), or refused with a reason. A batch
 * is answered with how many of its points were kept; the others were duplicates, out of order or implausible.
 */
export type LocationAnswer =
  | { ok: true; accepted?: undefined }
  | { ok: true; accepted: number; dropped: number }
  | { error: { code: LocationRefusalCode; message: string } };
