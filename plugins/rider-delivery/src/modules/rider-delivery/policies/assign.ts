import type { Point, Vehicle } from "../../../contract";
import { distanceBetween } from "../../../locations/plausibility";
import { DISPATCH_PARAMETERS, planRound, type DispatchOrder, type DispatchState } from "./dispatch-engine";
import { capacityOf, travelSeconds, withinLoad, type VehicleTable } from "./vehicles";

/** A delivery that has no rider; its goods are packed or will be soon. */
export type AssignableDelivery = {
  id: string;
  dark_store_id: string;
  /** When it was packed, or should be. */
  ready_at_ms: number;
  pickup_latitude: number;
  pickup_longitude: number;
  drop_latitude: number;
  drop_longitude: number;
  /** What its goods weigh. */
  load_g: number;
  /** Rupees in cash that the rider takes at the door. */
  cash_to_collect: number;
};

/** An order that is still being packed and has no delivery yet: a reason to wait, and never given to a rider. */
export type ExpectedOrder = {
  order_id: string;
  dark_store_id: string;
  placed_at_ms: number;
  ready_at_ms: number;
  drop: Point;
};

export type AvailableRider = Point & {
  id: string;
  vehicle: Vehicle;
  /** Orders the rider takes in one trip; null: as many as the vehicle carries. */
  capacity: number | null;
  /** Deliveries taken in this shift: work goes first to those who have had little. */
  taken: number;
  /** Whether the rider may take more cash. */
  takes_cash: boolean;
  /** Deliveries this rider did not keep. */
  declined: readonly string[];
};

/** One rider leaves now for these deliveries of one store, in the order of their hand-over. */
export type PlannedAssignment = { rider_id: string; delivery_ids: string[] };

export type AssignmentInput = {
  deliveries: readonly AssignableDelivery[];
  expected: readonly ExpectedOrder[];
  riders: readonly AvailableRider[];
  now_ms: number;
  vehicles: VehicleTable;
};

const MS_PER_MINUTE = 60_000;
/** Shifts have no planned end. */
const SHIFT_MINUTES = 24 * 60;
/** A rider who need not leave before the next round, seconds later, waits for it. */
const LEAVE_WITHIN_MINUTES = 0.05;
/** As long as a bag that is ready is held back for another one on the same way. */
const HOLD_AT_MOST_MS = 120_000;
/** From packed to the door, as promised at the least. */
const TARGET_MINUTES = 15;
/** However old an order and however slow the only rider: none is left because that would be cheaper. */
const PARAMETERS = { ...DISPATCH_PARAMETERS, unplannedCost: 100_000 };

/**
 * Plans which riders leave now, with the dispatch engine: also for bags that are packed by the time they arrive. Orders
 * that are still being packed take part, so that a rider may wait for a second bag on the same way. Bags that are ready go
 * alone when it is not packed in the time it should be. The engine knows no weights: what is too heavy for a trip it
 * planned is left to the next round.
 */
export function planAssignments(input: AssignmentInput): PlannedAssignment[] {
  const { now_ms, vehicles } = input;
  const ready = new Map(input.deliveries.map((delivery) => [delivery.id, delivery]));
  const soon = new Set(input.expected.filter((order) => isSoon(order, now_ms)).map(({ order_id }) => order_id));
  const { trips } = planRound(toState(input), PARAMETERS);
  return input.riders.flatMap(({ id: rider_id, vehicle }) => {
    const first = trips.find(({ riderId }) => riderId === rider_id);
    if (!first || first.departMinute > LEAVE_WITHIN_MINUTES || first.orderIds.some((id) => soon.has(id))) return [];
    const packed = first.orderIds.flatMap((id) => ready.get(id) ?? []);
    const delivery_ids = withinLoad(packed, vehicles[vehicle]).map(({ id }) => id);
    return delivery_ids.length > 0 ? [{ rider_id, delivery_ids }] : [];
  });
}

/** The round as the engine sees it: minutes are a scooter's, from now on. */
function toState({ deliveries, expected, riders, now_ms, vehicles }: AssignmentInput): DispatchState<Point> {
  const fair = Math.min(...riders.map(({ taken }) => taken)) + 1;
  const stores = storesOf(deliveries);
  return {
    nowMinute: 0,
    stores: [...stores].map(([id, place]) => ({ id, place, demand: 1 })),
    orders: [
      ...deliveries.map((delivery) => readyOrder(delivery, now_ms)),
      ...expected.filter((order) => stores.has(order.dark_store_id)).map((order) => expectedOrder(order, now_ms)),
    ],
    riders: riders.map((rider) => ({
      id: rider.id,
      place: { latitude: rider.latitude, longitude: rider.longitude },
      freeMinute: 0,
      shiftEndMinute: SHIFT_MINUTES,
      capacity: capacityOf(rider, vehicles),
      travelFactor: travelSeconds(1, vehicles[rider.vehicle]) / travelSeconds(1, vehicles.scooter),
      refuses: new Set(deliveries.filter((delivery) => !mayTake(rider, delivery)).map(({ id }) => id)),
      boundStoreId: null,
      guaranteedOrdersLeft: Math.max(0, fair - rider.taken),
    })),
    travelMinutes: (from, to) => travelSeconds(distanceBetween(from, to), vehicles.scooter) / 60,
    previousTrips: [],
  };
}

/** Whether a rider may be given a delivery: not one that was declined or given back lately, and no cash beyond the limit. */
export function mayTake(
  rider: Pick<AvailableRider, "takes_cash" | "declined">,
  delivery: Pick<AssignableDelivery, "id" | "cash_to_collect">,
): boolean {
  return !rider.declined.includes(delivery.id) && (rider.takes_cash || delivery.cash_to_collect === 0);
}

function isSoon(order: ExpectedOrder, now_ms: number): boolean {
  return order.ready_at_ms > now_ms && order.ready_at_ms <= now_ms + HOLD_AT_MOST_MS;
}

function storesOf(deliveries: readonly AssignableDelivery[]): Map<string, Point> {
  return new Map(
    deliveries.map((each) => [
      each.dark_store_id,
      { latitude: each.pickup_latitude, longitude: each.pickup_longitude },
    ]),
  );
}

function readyOrder(delivery: AssignableDelivery, now_ms: number): DispatchOrder<Point> {
  const readyMinute = (delivery.ready_at_ms - now_ms) / MS_PER_MINUTE;
  return {
    id: delivery.id,
    storeId: delivery.dark_store_id,
    place: { latitude: delivery.drop_latitude, longitude: delivery.drop_longitude },
    placedMinute: Math.min(0, readyMinute),
    readyMinute,
    targetMinute: readyMinute + TARGET_MINUTES,
  };
}

function expectedOrder(order: ExpectedOrder, now_ms: number): DispatchOrder<Point> {
  const readyMinute = Math.max(0, (order.ready_at_ms - now_ms) / MS_PER_MINUTE);
  return {
    id: order.order_id,
    storeId: order.dark_store_id,
    place: order.drop,
    placedMinute: (order.placed_at_ms - now_ms) / MS_PER_MINUTE,
    readyMinute,
    targetMinute: readyMinute + TARGET_MINUTES,
  };
}
