import type { Redis } from "ioredis";
import { riderLocationBatchSchema } from "../contract/locations";
import type { LocationAnswer, LocationRefusalCode, RiderLocation } from "../contract/locations";
import { admitBatch, recordBatch } from "./batch-scripts";
import type { BatchContext, BatchPoint } from "./batch-scripts";
import { BATCH_LIMITS, findImplausibility } from "./plausibility";
import type { TimedPoint } from "./plausibility";
import { MAX_MESSAGES_PER_SECOND } from "./record-script";

/** Points of a batch are no closer in time than those a phone may send one by one. */
const MIN_GAP_MS = 1000 / MAX_MESSAGES_PER_SECOND;

const refuse = (code: LocationRefusalCode, message: string): LocationAnswer => ({ error: { code, message } });

/** Whether a message is meant as a batch. */
export function isLocationBatch(input: unknown): boolean {
  return typeof input === "object" && input !== null && "locations" in input;
}

/**
 * Takes the points a phone recorded while it was offline, oldest first: all of them go to the PostGIS writer, the newest
 * becomes the live position and is broadcast unless a newer one is known. Counts as one message; see `MAX_BATCHES`.
 */
export async function ingestBatch(redis: Redis, rider_id: string, input: unknown): Promise<LocationAnswer> {
  const parsed = riderLocationBatchSchema.safeParse(input);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    return refuse("invalid_location", `${issue?.path.join(".") || "locations"}: ${issue?.message ?? "is not valid"}`);
  }
  const admission = await admitBatch(redis, rider_id);
  if (admission.refused) {
    return { error: admission.refused };
  }
  const points = parsed.data.locations.map(toBatchPoint);
  const plausible = selectPlausible(points, admission, Date.now());
  const accepted = plausible.length > 0 ? await recordBatch(redis, rider_id, plausible) : 0;
  return { ok: true, accepted, dropped: points.length - accepted };
}

/**
 * Keeps the points that follow each other in time, at most as many a second as single positions, and that the rider can
 * have been at; a dropped point is nobody's predecessor. Points that an earlier batch reached are dropped, points older than the live position are not: they are
 * what the phone could not send before it.
 */
export function selectPlausible(
  points: readonly BatchPoint[],
  { last, batched_until_ms }: BatchContext,
  now_ms: number,
): BatchPoint[] {
  const kept: BatchPoint[] = [];
  for (const point of points) {
    const before = kept.at(-1);
    const newest_ms = before?.recorded_at_ms ?? batched_until_ms;
    const isTooSoon = point.recorded_at_ms < newest_ms + MIN_GAP_MS;
    if (isTooSoon || point.recorded_at_ms === last?.recorded_at_ms) continue;
    const previous = last && last.recorded_at_ms < point.recorded_at_ms ? later(last, before) : before;
    if (!findImplausibility(point, previous ?? null, now_ms, BATCH_LIMITS)) kept.push(point);
  }
  return kept;
}

function later(a: TimedPoint, b: TimedPoint | undefined): TimedPoint {
  return b && b.recorded_at_ms > a.recorded_at_ms ? b : a;
}

function toBatchPoint(location: RiderLocation): BatchPoint {
  return {
    latitude: location.latitude,
    longitude: location.longitude,
    accuracy_m: location.accuracy_m ?? null,
    heading: location.heading ?? null,
    speed_mps: location.speed_mps ?? null,
    recorded_at_ms: Date.parse(location.recorded_at),
  };
}
