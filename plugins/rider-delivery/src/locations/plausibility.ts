import type { LocationRefusalCode, Point } from "../contract/locations";

export type PlausibilityLimits = {
  /** A phone's clock may run ahead by this much. */
  max_future_ms: number;
  max_age_ms: number;
  max_accuracy_m: number;
  max_speed_mps: number;
  /** Distance that is never called a jump: GPS noise between two good points. */
  jump_slack_m: number;
  /** An older previous point says nothing about a jump. */
  compare_within_ms: number;
};

export const PLAUSIBILITY_LIMITS: PlausibilityLimits = {
  max_future_ms: 60_000,
  max_age_ms: 10 * 60_000,
  max_accuracy_m: 500,
  max_speed_mps: 45,
  jump_slack_m: 250,
  compare_within_ms: 60_000,
};

/** Points of a batch were recorded while the phone was offline; one after the other, so that longer gaps say something. */
export const BATCH_LIMITS: PlausibilityLimits = {
  ...PLAUSIBILITY_LIMITS,
  max_age_ms: 2 * 60 * 60_000,
  compare_within_ms: 15 * 60_000,
};

/** A point with its time in epoch milliseconds. */
export type TimedPoint = Point & { recorded_at_ms: number; accuracy_m: number | null; speed_mps?: number | null };

const EARTH_RADIUS_M = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Great-circle distance in metres (haversine). */
export function distanceBetween(a: Point, b: Point): number {
  const latitude = Math.sin(radians(b.latitude - a.latitude) / 2);
  const longitude = Math.sin(radians(b.longitude - a.longitude) / 2);
  const h = latitude ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * longitude ** 2;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/**
 * Says why a phone cannot have been at this point at this time, or null when it can.
 * `previous` is the rider's last accepted point; a point older than it is the caller's to drop.
 */
export function findImplausibility(
  point: TimedPoint,
  previous: TimedPoint | null,
  now_ms: number,
  limits: PlausibilityLimits = PLAUSIBILITY_LIMITS,
): { code: LocationRefusalCode; message: string } | null {
  if (point.recorded_at_ms - now_ms > limits.max_future_ms) {
    return { code: "recorded_in_future", message: "recorded_at is in the future: set the phone's clock." };
  }
  if (now_ms - point.recorded_at_ms > limits.max_age_ms) {
    return {
      code: "recorded_too_old",
      message: `recorded_at is more than ${limits.max_age_ms / 60_000} minutes ago: send newer positions.`,
    };
  }
  if (point.accuracy_m !== null && point.accuracy_m > limits.max_accuracy_m) {
    return { code: "inaccurate", message: `accuracy_m is above ${limits.max_accuracy_m}: wait for a better fix.` };
  }
  if ((point.speed_mps ?? 0) > limits.max_speed_mps) {
    return { code: "implausible_speed", message: `speed_mps is above ${limits.max_speed_mps}: send the next fix.` };
  }
  if (previous && isJump(point, previous, limits)) {
    return {
      code: "implausible_jump",
      message: "Too far from the last position for the time between: send the next fix.",
    };
  }
  return null;
}

function isJump(point: TimedPoint, previous: TimedPoint, limits: PlausibilityLimits): boolean {
  const elapsed_ms = point.recorded_at_ms - previous.recorded_at_ms;
  if (elapsed_ms < 0 || elapsed_ms > limits.compare_within_ms) {
    return false;
  }
  const noise_m = limits.jump_slack_m + (point.accuracy_m ?? 0) + (previous.accuracy_m ?? 0);
  return distanceBetween(point, previous) > (limits.max_speed_mps * elapsed_ms) / 1000 + noise_m;
}
