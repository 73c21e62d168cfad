import type { Point, Vehicle } from "../../../contract";
import { distanceBetween } from "../../../locations/plausibility";
import { mayTake, type AssignableDelivery } from "./assign";
import { capacityOf, travelSeconds, type VehicleTable } from "./vehicles";

/** A rider on the way to a store or waiting there: nothing of the trip is picked up. */
export type JoinableTrip = Point & {
  trip_id: string;
  rider_id: string;
  vehicle: Vehicle;
  /** Orders the rider takes in one trip; null: as many as the vehicle carries. */
  capacity: number | null;
  dark_store_id: string;
  /** When the last of its bags is packed, or should be. */
  ready_at_ms: number;
  /** What all of its goods weigh. */
  load_g: number;
  /** In the order of their hand-over. */
  stops: (Point & { delivery_id: string })[];
  /** Whether the rider may take more cash. */
  takes_cash: boolean;
  /** Deliveries this rider did not keep. */
  declined: readonly string[];
};

/** One more delivery for a trip; `delivery_ids` are all of its stops in their new order. */
export type PlannedJoin = { trip_id: string; rider_id: string; delivery_id: string; delivery_ids: string[] };

/** As long as a rider waits at the store for one more bag. */
const WAIT_AT_MOST_MS = 60_000;
/** A door lies on the way when it lengthens the way by no more than this part of going there alone, and by no more than this. */
const DETOUR_SHARE = 0.5;
const DETOUR_AT_MOST_M = 1500;

/**
 * Plans which deliveries go with riders who are on the way to their store: oldest first, each with the trip whose way it
 * lengthens least, as far as rider and vehicle carry it. Trips keep the order of their doors.
 */
export function planJoins(
  trips: readonly JoinableTrip[],
  deliveries: readonly AssignableDelivery[],
  now_ms: number,
  vehicles: VehicleTable,
): PlannedJoin[] {
  const open = new Map(trips.map((trip) => [trip.trip_id, trip]));
  const plan: PlannedJoin[] = [];
  for (const delivery of [...deliveries].sort((a, b) => a.ready_at_ms - b.ready_at_ms || (a.id < b.id ? -1 : 1))) {
    const best = [...open.values()]
      .filter((trip) => canTake(trip, delivery, now_ms, vehicles))
      .map((trip) => ({ trip, ...bestPlace(trip, delivery) }))
      .filter(({ detour_m }) => detour_m <= Math.min(DETOUR_AT_MOST_M, DETOUR_SHARE * alone(delivery)))
      .sort((a, b) => a.detour_m - b.detour_m || (a.trip.trip_id < b.trip.trip_id ? -1 : 1))[0];
    if (!best) continue;
    const { trip, stops } = best;
    const ready_at_ms = Math.max(trip.ready_at_ms, delivery.ready_at_ms);
    open.set(trip.trip_id, { ...trip, stops, ready_at_ms, load_g: trip.load_g + delivery.load_g });
    plan.push({
      trip_id: trip.trip_id,
      rider_id: trip.rider_id,
      delivery_id: delivery.id,
      delivery_ids: stops.map(({ delivery_id }) => delivery_id),
    });
  }
  return plan;
}

function storeOf(delivery: AssignableDelivery): Point {
  return { latitude: delivery.pickup_latitude, longitude: delivery.pickup_longitude };
}

function doorOf(delivery: AssignableDelivery): Point {
  return { latitude: delivery.drop_latitude, longitude: delivery.drop_longitude };
}

const alone = (delivery: AssignableDelivery): number => distanceBetween(storeOf(delivery), doorOf(delivery));

function canTake(trip: JoinableTrip, delivery: AssignableDelivery, now_ms: number, vehicles: VehicleTable): boolean {
  if (trip.dark_store_id !== delivery.dark_store_id || !mayTake(trip, delivery)) return false;
  if (trip.stops.length >= capacityOf(trip, vehicles)) return false;
  if (trip.load_g + delivery.load_g > vehicles[trip.vehicle].max_load_g) return false;
  const way_s = travelSeconds(distanceBetween(trip, storeOf(delivery)), vehicles[trip.vehicle]);
  const leaves_at_ms = Math.max(now_ms + way_s * 1000, trip.ready_at_ms);
  return delivery.ready_at_ms <= leaves_at_ms + WAIT_AT_MOST_MS;
}

function bestPlace(
  trip: JoinableTrip,
  delivery: AssignableDelivery,
): { stops: JoinableTrip["stops"]; detour_m: number } {
  const store = storeOf(delivery);
  const stop = { delivery_id: delivery.id, ...doorOf(delivery) };
  const before = wayOf(store, trip.stops);
  const ways = Array.from({ length: trip.stops.length + 1 }, (_, index) => {
    const stops = [...trip.stops.slice(0, index), stop, ...trip.stops.slice(index)];
    return { stops, detour_m: wayOf(store, stops) - before };
  });
  return ways.reduce((best, way) => (way.detour_m < best.detour_m ? way : best));
}

function wayOf(store: Point, stops: readonly Point[]): number {
  return stops.reduce((sum, stop, index) => sum + distanceBetween(stops[index - 1] ?? store, stop), 0);
}
