import type { Vehicle } from "../../../contract";
import { travelSeconds, type VehicleTable } from "./vehicles";

const MS_PER_MINUTE = 60_000;

/** How long deliveries of a store really took, as parts of what the model says: half of them, and nine of ten. */
export type Pace = { p50: number; p90: number };

/** Of a store with too little history. */
export const UNKNOWN_PACE: Pace = { p50: 1, p90: 1.5 };

/** A rider under way with goods. */
export type Ride = {
  vehicle: Vehicle;
  /** Straight lines from the rider over the doors before to this one, in metres. */
  legs_m: readonly number[];
  pace: Pace | null;
};

export type EtaInput = {
  status: string;
  now_ms: number;
  promised_at_ms: number;
  /** The rider who carries the order, when the position is known. */
  ride: Ride | null;
  vehicles: VehicleTable;
};

/** Whole minutes until the order is at the door: what half and what nine of ten such deliveries keep. */
export type Eta = { eta_minutes: number | null; eta_p90_minutes: number | null };

/**
 * Estimates from the rider's way while the order is carried, else by what is left of the promise, at least 1 minute.
 * Delivered is 0, cancelled null.
 */
export function estimateEta({ status, now_ms, promised_at_ms, ride, vehicles }: EtaInput): Eta {
  if (status === "cancelled") return { eta_minutes: null, eta_p90_minutes: null };
  if (status === "delivered") return { eta_minutes: 0, eta_p90_minutes: 0 };
  if (status === "out_for_delivery" && ride) return estimateRide(ride, vehicles);
  const left = Math.max(1, Math.ceil((promised_at_ms - now_ms) / MS_PER_MINUTE));
  return { eta_minutes: left, eta_p90_minutes: left };
}

/** Estimates the way of a rider under way: each leg at the vehicle's speed, each door its hand-over, at the store's pace. */
export function estimateRide(
  { vehicle, legs_m, pace }: Ride,
  vehicles: VehicleTable,
): { eta_minutes: number; eta_p90_minutes: number } {
  const rules = vehicles[vehicle];
  const metres = legs_m.reduce((sum, leg_m) => sum + leg_m, 0);
  const seconds = travelSeconds(metres, rules) + rules.hand_over_s * legs_m.length;
  const { p50, p90 } = pace ?? UNKNOWN_PACE;
  const minutesAt = (part: number) => Math.max(1, Math.ceil((seconds * part) / 60));
  return { eta_minutes: minutesAt(p50), eta_p90_minutes: minutesAt(Math.max(p50, p90)) };
}
