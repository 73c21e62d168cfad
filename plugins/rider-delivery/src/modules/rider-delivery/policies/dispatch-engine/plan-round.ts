import { firstPlan } from "./first-plan";
import { improve } from "./improve";
import { DISPATCH_PARAMETERS, type DispatchParameters } from "./parameters";
import { toProblem, type Problem } from "./problem";
import type { Routes } from "./routes";
import type { DispatchPlan, DispatchState, PlannedTrip, TripAction } from "./types";

/**
 * Plans one round: who fetches which orders where, in which trips, and what has to happen now. Riders leave as late as
 * the pickup allows, and until the pickup every order can still change hands. The same state gives the same plan.
 */
export function planRound<Place>(
  state: DispatchState<Place>,
  parameters: DispatchParameters = DISPATCH_PARAMETERS,
): DispatchPlan {
  const problem = toProblem(state, parameters);
  const routes = firstPlan(state, problem);
  improve(routes);
  const trips = state.riders.flatMap((_, rider) => tripsOf(state, routes, rider));
  const unplannedOrderIds = [...routes.unplanned].flatMap((order) => state.orders[order]?.id ?? []).sort();
  return { trips, unplannedOrderIds };
}

function tripsOf<Place>(state: DispatchState<Place>, routes: Routes, rider: number): PlannedTrip[] {
  const { problem } = routes;
  const { halfPickupMinutes, halfDropMinutes } = problem.parameters;
  const factor = problem.travelFactor[rider] as number;
  let place = problem.riderPlace[rider] as number;
  let minute = problem.free[rider] as number;
  return routes.tripsOf(rider).map(({ store, orders }, index) => {
    const way = factor * (problem.travel[place * problem.columns + store] as number);
    const ready = Math.max(problem.now, ...orders.map((order) => problem.ready[order] as number));
    const pickupMinute = Math.max(minute + way + halfPickupMinutes, ready);
    const departMinute = Math.max(minute, pickupMinute - halfPickupMinutes - way);
    minute = pickupMinute + halfPickupMinutes;
    place = store;
    const dropMinutes = orders.map((order) => {
      const door = problem.firstDoor + order;
      const drop = minute + factor * (problem.travel[place * problem.columns + door] as number) + halfDropMinutes;
      minute = drop + halfDropMinutes;
      place = door;
      return drop;
    });
    return {
      riderId: state.riders[rider]?.id ?? "",
      storeId: problem.storeIds[store] ?? "",
      orderIds: orders.map((order) => state.orders[order]?.id ?? ""),
      departMinute,
      pickupMinute,
      dropMinutes,
      action: index > 0 ? "hold" : actionOf(problem, rider, departMinute, pickupMinute),
    };
  });
}

/** Minutes that are lost in adding up times; "now" means no more than this. */
const ROUNDING_MINUTES = 1e-6;

function actionOf({ bound, now }: Problem, rider: number, departMinute: number, pickupMinute: number): TripAction {
  if ((bound[rider] as number) >= 0) return pickupMinute <= now + ROUNDING_MINUTES ? "pick_up" : "hold";
  return departMinute <= now + ROUNDING_MINUTES ? "go" : "hold";
}
