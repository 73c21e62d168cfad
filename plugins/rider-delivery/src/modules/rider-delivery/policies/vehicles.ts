import type { Vehicle } from "../../../contract";

/** What one kind of vehicle does in a city. */
export type VehicleRules = {
  /** Mean speed along the road in metres a second, stops at lights included. */
  speed_mps: number;
  /** Orders in one trip, where the rider has no number of their own. */
  capacity: number;
  /** Grams in one trip of several orders; one order alone always goes. */
  max_load_g: number;
  /** How many times the straight line its way is. */
  road_factor: number;
  /** Seconds at each door: parking, stairs, doorbell. */
  hand_over_s: number;
};

/** Every vehicle's rules; whoever plans or estimates gets it handed in. */
export type VehicleTable = Record<Vehicle, VehicleRules>;

const ROAD_FACTOR = 1.3;
const HAND_OVER_S = 120;

/** The rules where options say nothing else. */
export const VEHICLE_TABLE: VehicleTable = {
  walk: { speed_mps: 1.3, capacity: 1, max_load_g: 8000, road_factor: ROAD_FACTOR, hand_over_s: HAND_OVER_S },
  cycle: { speed_mps: 3.5, capacity: 2, max_load_g: 12_000, road_factor: ROAD_FACTOR, hand_over_s: HAND_OVER_S },
  scooter: { speed_mps: 6, capacity: 3, max_load_g: 25_000, road_factor: ROAD_FACTOR, hand_over_s: HAND_OVER_S },
  electric_scooter: {
    speed_mps: 5.5,
    capacity: 3,
    max_load_g: 25_000,
    road_factor: ROAD_FACTOR,
    hand_over_s: HAND_OVER_S,
  },
};

/** Seconds that a vehicle needs for a way of so many metres as the crow flies. */
export function travelSeconds(straight_m: number, { speed_mps, road_factor }: VehicleRules): number {
  return (straight_m * road_factor) / speed_mps;
}

/** Orders that a rider takes in one trip: the rider's own number, else the vehicle's. */
export function capacityOf(rider: { vehicle: Vehicle; capacity: number | null }, vehicles: VehicleTable): number {
  return rider.capacity ?? vehicles[rider.vehicle].capacity;
}

/** The orders of a trip that go together: the first, and of the others in their order what is not too heavy with it. */
export function withinLoad<Order extends { load_g: number }>(
  orders: readonly Order[],
  { max_load_g }: VehicleRules,
): Order[] {
  let load_g = 0;
  return orders.filter((order, index) => {
    if (index > 0 && load_g + order.load_g > max_load_g) return false;
    load_g += order.load_g;
    return true;
  });
}
