import type { Vehicle } from "../../../contract";

/** Mean speed through city traffic, stops included. */
const SPEED_MPS: Record<Vehicle, number> = { walk: 1.3, cycle: 3.5, scooter: 6, electric_scooter: 5.5 };
const ROAD_FACTOR = 1.3;
/** Parking, stairs, doorbell. */
const HAND_OVER_MINUTES = 2;
const MS_PER_MINUTE = 60_000;

export type EtaInput = {
  status: string;
  now_ms: number;
  promised_at_ms: number;
  /** The rider who carries the order, when the position is known. */
  rider: { vehicle: Vehicle; distance_m: number } | null;
};

/**
 * Whole minutes until the order is at the door: from the rider's distance while it is carried, else what is left of
 * the promise, at least 1. Delivered is 0, cancelled null.
 */
export function estimateEtaMinutes({ status, now_ms, promised_at_ms, rider }: EtaInput): number | null {
  if (status === "cancelled") return null;
  if (status === "delivered") return 0;
  if (status === "out_for_delivery" && rider) {
    const travel_s = (rider.distance_m * ROAD_FACTOR) / SPEED_MPS[rider.vehicle];
    return Math.max(1, Math.ceil(travel_s / 60 + HAND_OVER_MINUTES));
  }
  return Math.max(1, Math.ceil((promised_at_ms - now_ms) / MS_PER_MINUTE));
}
