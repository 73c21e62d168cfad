import type { Point, Vehicle } from "../../../contract";
import { distanceBetween } from "../../../locations/plausibility";
import type { Pace, Ride } from "./eta";

/** A delivery that a rider with a known position carries. */
export type CarriedDelivery = {
  delivery_id: string;
  rider_id: string;
  vehicle: Vehicle;
  rider: Point;
  drop: Point;
  pace: Pace | null;
};

/** The rides of carried deliveries by their ids; of each rider they must come in the order of their doors. */
export function ridesOf(carried: readonly CarriedDelivery[]): Map<string, Ride> {
  const rides = new Map<string, Ride>();
  const reached = new Map<string, { at: Point; legs_m: readonly number[] }>();
  for (const { delivery_id, rider_id, vehicle, rider, drop, pace } of carried) {
    const before = reached.get(rider_id) ?? { at: rider, legs_m: [] };
    const legs_m = [...before.legs_m, distanceBetween(before.at, drop)];
    reached.set(rider_id, { at: drop, legs_m });
    rides.set(delivery_id, { vehicle, legs_m, pace });
  }
  return rides;
}
