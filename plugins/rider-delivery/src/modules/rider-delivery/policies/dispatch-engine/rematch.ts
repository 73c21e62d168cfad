import { matchRows } from "./matching";
import type { Routes, Trip } from "./routes";

const IMPOSSIBLE = 1e7;
const WORTHWHILE = 1e-6;

/**
 * Gives what riders are to drive after their first `kept` trips to the riders for whom all of it together costs least:
 * an optimal matching of routes and riders. Answers whether anything changed.
 */
export function rematchRoutes(routes: Routes, kept: number): boolean {
  const { bound, capacity, riderCount } = routes.problem;
  const riders: number[] = [];
  const tails: Trip[][] = [];
  const drivers: number[] = [];
  for (let rider = 0; rider < riderCount; rider++) {
    const trips = routes.tripsOf(rider);
    if (trips.length < kept || (kept === 0 && (bound[rider] as number) >= 0)) continue;
    riders.push(rider);
    if (trips.length > kept) {
      tails.push(trips.slice(kept));
      drivers.push(riders.length - 1);
    }
  }
  if (tails.length === 0 || riders.length < 2) return false;
  const costs = new Float64Array(tails.length * riders.length);
  const before = riders.map((rider) => routes.costWith(rider, [], kept));
  let cell = 0;
  for (const tail of tails) {
    const largest = Math.max(...tail.map(({ orders }) => orders.length));
    for (let column = 0; column < riders.length; column++) {
      const rider = riders[column] as number;
      const fits = largest <= (capacity[rider] as number) && !refusesAny(routes, rider, tail);
      const cost = fits ? routes.costWith(rider, tail, kept) - (before[column] as number) : Infinity;
      costs[cell++] = Math.min(cost, IMPOSSIBLE);
    }
  }
  const columnOf = matchRows(tails.length, riders.length, costs);
  let saved = 0;
  tails.forEach((_, row) => {
    const base = row * riders.length;
    saved += (costs[base + (drivers[row] as number)] as number) - (costs[base + (columnOf[row] as number)] as number);
  });
  if (saved < WORTHWHILE) return false;
  const heads = riders.map((rider) => routes.tripsOf(rider).slice(0, kept));
  riders.forEach((rider, column) => routes.setTrips(rider, heads[column] as Trip[]));
  tails.forEach((tail, row) => {
    const column = columnOf[row] as number;
    routes.setTrips(riders[column] as number, [...(heads[column] as Trip[]), ...tail]);
  });
  return true;
}

function refusesAny(routes: Routes, rider: number, trips: readonly Trip[]): boolean {
  return trips.some(({ orders }) => orders.some((order) => routes.refuses(rider, order)));
}
