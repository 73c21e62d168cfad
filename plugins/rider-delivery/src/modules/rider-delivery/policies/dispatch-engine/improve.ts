import { randomFrom } from "./random";
import { rematchRoutes } from "./rematch";
import type { Routes, Trip } from "./routes";

const WORTHWHILE = 1e-6;

/**
 * Makes a plan cheaper: routes are matched with riders anew, then groups of related orders are taken out and put back
 * where they cost least, as often as the parameters say ("ruin and recreate", G. Schrimpf et al., Journal of
 * Computational Physics 159, 2000). A change that does not pay is taken back.
 */
export function improve(routes: Routes): void {
  const { parameters, orderCount, now } = routes.problem;
  rematch(routes);
  const attempts = Math.min(parameters.maxAttempts, Math.ceil(parameters.attemptsPerOrder * orderCount));
  const random = randomFrom(parameters.seed * 7919 + Math.round(now));
  for (let attempt = 0; attempt < attempts; attempt++) removeAndReturn(routes, random);
  rematch(routes);
}

/** Matches whole routes, then all but first trips; whole routes stay matched optimally until those change. */
function rematch(routes: Routes): void {
  do rematchRoutes(routes, 0);
  while (rematchRoutes(routes, 1));
}

function removeAndReturn(routes: Routes, random: () => number): void {
  const { orderCount, parameters } = routes.problem;
  const seed = Math.floor(random() * orderCount);
  const size = 1 + Math.floor(random() * parameters.maxRemovedOrders);
  const chosen = related(routes, seed, size, random);
  const undo = new Map<number, Trip[]>();
  let change = 0;
  const keep = (rider: number) => {
    if (undo.has(rider)) return;
    undo.set(rider, [...routes.tripsOf(rider)]);
    change -= routes.costOf(rider);
  };
  change -= leftOver(routes);
  for (const order of chosen) {
    if (!routes.canRemove(order)) continue;
    keep(routes.riderOf[order] as number);
    routes.remove(order);
  }
  for (const order of returning(routes, chosen, random)) {
    const insertion = routes.cheapestInsertion(order, routes.problem.leaving[order] as number);
    if (!insertion) continue;
    keep(insertion.rider);
    routes.insert(order, insertion);
  }
  change += leftOver(routes);
  for (const rider of undo.keys()) change += routes.costOf(rider);
  if (change <= -WORTHWHILE) return;
  for (const rider of undo.keys()) routes.setTrips(rider, []);
  for (const [rider, trips] of undo) routes.setTrips(rider, trips);
}

/** Orders whose fetching and handing over are near those of `seed`, in time and place, some of them passed over. */
function related(routes: Routes, seed: number, size: number, random: () => number): number[] {
  const { orderCount, storeOf, ready, travel, columns, firstDoor } = routes.problem;
  const distances: [number, number][] = [];
  for (let order = 0; order < orderCount; order++) {
    const stores = travel[(storeOf[seed] as number) * columns + (storeOf[order] as number)] as number;
    const doors = travel[(firstDoor + seed) * columns + firstDoor + order] as number;
    const minutes = Math.abs((ready[seed] as number) - (ready[order] as number));
    distances.push([order === seed ? -1 : (stores + 0.3 * doors + 0.5 * minutes) * (0.3 + random()), order]);
  }
  distances.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return distances.slice(0, size).map(([, order]) => order);
}

/** The chosen orders that are out of the plan, and all others without a rider, in an order that varies. */
function returning(routes: Routes, chosen: number[], random: () => number): number[] {
  const { ready } = routes.problem;
  const out = [...new Set([...chosen, ...routes.unplanned])].filter((order) => routes.unplanned.has(order));
  if (random() < 0.5) return out.sort((a, b) => (ready[a] as number) - (ready[b] as number) || a - b);
  return out
    .map((order) => [random(), order] as const)
    .sort((a, b) => a[0] - b[0])
    .map(([, order]) => order);
}

function leftOver(routes: Routes): number {
  let cost = 0;
  for (const order of routes.unplanned) cost += routes.problem.leaving[order] as number;
  return cost;
}
