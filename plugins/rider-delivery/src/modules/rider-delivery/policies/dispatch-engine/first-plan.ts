import type { Problem } from "./problem";
import { Routes, type Trip } from "./routes";
import type { DispatchState } from "./types";

/** The plan of the round before, without what is gone, and with every new order where it costs least. */
export function firstPlan<Place>(state: DispatchState<Place>, problem: Problem): Routes {
  const routes = new Routes(problem);
  const orders = new Map(state.orders.map(({ id }, index) => [id, index]));
  const trips = new Map<string, Trip[]>();
  for (const { riderId, orderIds } of state.previousTrips) {
    const known = orderIds.flatMap((id) => orders.get(id) ?? []);
    const [first] = known;
    if (first === undefined) continue;
    const trip = { store: problem.storeOf[first] as number, orders: known };
    const ofRider = trips.get(riderId);
    if (ofRider) ofRider.push(trip);
    else trips.set(riderId, [trip]);
  }
  state.riders.forEach(({ id }, rider) => adopt(routes, rider, trips.get(id) ?? []));
  for (const order of byReadiness(problem, routes.unplanned)) insertCheapest(routes, order);
  return routes;
}

/** Keeps the trips that can still be driven: a rider who was sent to a store begins there. */
function adopt(routes: Routes, rider: number, trips: Trip[]): void {
  const bound = routes.problem.bound[rider] as number;
  if (bound >= 0 && trips[0]?.store !== bound) return;
  const isOpen = (order: number) => routes.unplanned.has(order) && !routes.refuses(rider, order);
  const kept = trips.filter(({ orders }) => orders.every(isOpen));
  while (kept.length > 0 && routes.costWith(rider, kept) === Infinity) kept.pop();
  routes.setTrips(rider, kept);
}

/** Puts an order without a rider where it costs least, if that is less than leaving it. */
export function insertCheapest(routes: Routes, order: number): void {
  const insertion = routes.cheapestInsertion(order, routes.problem.leaving[order] as number);
  if (insertion) routes.insert(order, insertion);
}

/** Orders by the minute they are ready, the earlier placed first among equals. */
export function byReadiness({ ready, placed }: Problem, orders: Iterable<number>): number[] {
  return [...orders].sort(
    (a, b) => (ready[a] as number) - (ready[b] as number) || (placed[a] as number) - (placed[b] as number) || a - b,
  );
}
