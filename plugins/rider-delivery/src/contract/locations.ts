import { z } from "zod";

/** Redis channel on which every accepted rider location is published once, as a `RiderLocationBroadcast` in JSON. */
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

/** What is published on `RIDER_LOCATION_CHANNEL`; `order_ids` are the orders between pickup and hand-over. */
export const riderLocationBroadcastSchema = pointSchema.extend({
  rider_id: z.string(),
  heading: z.number().nullable(),
  recorded_at: z.iso.datetime(),
  order_ids: z.array(z.string()),
  dark_store_ids: z.array(z.string()),
});

/** Why a location was refused; stable, part of the contract of socket and HTTP alike. */
export const LOCATION_REFUSAL_CODES = [
  "invalid_location",
  "recorded_in_future",
  "recorded_too_old",
  "inaccurate",
  "implausible_jump",
  "rate_limited",
  "rider_suspended",
] as const;

export type Point = z.infer<typeof pointSchema>;
export type RiderLocation = z.infer<typeof riderLocationSchema>;
export type RiderLocationBroadcast = z.infer<typeof riderLocationBroadcastSchema>;
export type LocationRefusalCode = (typeof LOCATION_REFUSAL_CODES)[number];

/** Answer to a location: accepted (a point older than the last one is dropped quietly), or refused with a reason. */
export type LocationAnswer = { ok: true } | { error: { code: LocationRefusalCode; message: string } };
