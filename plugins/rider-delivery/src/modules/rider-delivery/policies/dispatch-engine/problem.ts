import type { DispatchParameters } from "./parameters";
import type { DispatchState } from "./types";

/** A state with names replaced by indexes, so that the search works on numbers alone. */
export interface Problem {
  parameters: DispatchParameters;
  now: number;
  orderCount: number;
  riderCount: number;
  /** Of an order: its store, as a place. */
  storeOf: Int32Array;
  placed: Float64Array;
  ready: Float64Array;
  target: Float64Array;
  /** Of an order: when it would be at the door if a rider stood ready at the store. */
  earliestDrop: Float64Array;
  /** Of a rider: place, free from, end of shift, orders per trip, orders covered by the guarantee. */
  riderPlace: Int32Array;
  free: Float64Array;
  shiftEnd: Float64Array;
  capacity: Int32Array;
  guaranteed: Float64Array;
  /** Of a rider: what the minutes of `travel` are multiplied by. */
  travelFactor: Float64Array;
  /** Of a rider and an order, rider by rider: 1 where the rider must not have it; null when nobody refuses anything. */
  refused: Uint8Array | null;
  /** Of a rider: the store they are bound to, as a place, or -1. */
  bound: Int32Array;
  /** Minutes from place to place of a rider whose factor is 1: row is from, column is to; riders' places have no column. */
  travel: Float64Array;
  columns: number;
  /** Of an order: what it costs to leave it without a rider. */
  leaving: Float64Array;
  /** Of an order's door and, after all doors, of a rider's place: minutes to where the next orders are expected. */
  away: Float64Array;
  storeIds: string[];
  /** The place of an order's door is this plus its index. */
  firstDoor: number;
}

/** Numbers the stores with open orders, the orders and the riders of a state, in this order as places. */
export function toProblem<Place>(state: DispatchState<Place>, parameters: DispatchParameters): Problem {
  const { orders, riders } = state;
  const used = new Set(orders.map(({ storeId }) => storeId));
  const stores = state.stores.filter(({ id }) => used.has(id));
  const storeIndex = new Map(stores.map(({ id }, index) => [id, index]));
  const storeOf = Int32Array.from(orders, ({ id, storeId }) => {
    const store = storeIndex.get(storeId);
    if (store === undefined) throw new Error(`Order ${id} is of store ${storeId}, which is not among the stores.`);
    return store;
  });
  const isBound = (storeId: string | null) => storeId !== null && storeIndex.has(storeId);
  const firstDoor = stores.length;
  const columns = firstDoor + orders.length;
  const places = [...stores, ...orders, ...riders].map(({ place }) => place);
  const travel = measureTravel(places, columns, state.travelMinutes);
  const ready = Float64Array.from(orders, ({ readyMinute }) => readyMinute);
  const { halfPickupMinutes, halfDropMinutes } = parameters;
  const problem: Problem = {
    parameters,
    now: state.nowMinute,
    orderCount: orders.length,
    riderCount: riders.length,
    storeOf,
    placed: Float64Array.from(orders, ({ placedMinute }) => placedMinute),
    ready,
    target: Float64Array.from(orders, ({ targetMinute }) => targetMinute),
    earliestDrop: ready.map(
      (minute, order) =>
        minute +
        halfPickupMinutes +
        (travel[(storeOf[order] ?? 0) * columns + firstDoor + order] ?? 0) +
        halfDropMinutes,
    ),
    riderPlace: Int32Array.from(riders, (_, index) => columns + index),
    free: Float64Array.from(riders, ({ freeMinute, boundStoreId }) =>
      isBound(boundStoreId) ? freeMinute : Math.max(freeMinute, state.nowMinute),
    ),
    shiftEnd: Float64Array.from(riders, ({ shiftEndMinute }) => shiftEndMinute),
    capacity: Int32Array.from(riders, ({ capacity }) => capacity),
    guaranteed: Float64Array.from(riders, ({ guaranteedOrdersLeft }) => guaranteedOrdersLeft),
    travelFactor: Float64Array.from(riders, ({ travelFactor }) => travelFactor ?? 1),
    refused: refusalsOf(state),
    bound: Int32Array.from(riders, ({ boundStoreId }) => storeIndex.get(boundStoreId ?? "") ?? -1),
    travel,
    columns,
    leaving: new Float64Array(orders.length),
    away: measureAway(state, parameters),
    storeIds: stores.map(({ id }) => id),
    firstDoor,
  };
  problem.leaving.forEach((_, order, leaving) => (leaving[order] = leavingCost(problem, order)));
  return problem;
}

/** What it costs to hand the order over at `drop`: the customer's waiting, and more the later it gets. */
export function orderCost(problem: Problem, order: number, drop: number): number {
  const { placed, target, earliestDrop, parameters } = problem;
  const delay = drop - (earliestDrop[order] as number);
  const late = drop - (target[order] as number);
  return (
    drop -
    (placed[order] as number) +
    parameters.delaySquareWeight * delay * delay +
    (late > 0 ? parameters.latenessWeight * late : 0)
  );
}

/** More than handing it over as soon as can be, so that no order becomes too old to be worth a rider. */
function leavingCost(problem: Problem, order: number): number {
  const { now, ready, earliestDrop, parameters } = problem;
  const soonest = (earliestDrop[order] as number) + Math.max(0, now - (ready[order] as number));
  return parameters.unplannedCost + orderCost(problem, order, soonest);
}

function refusalsOf<Place>({ orders, riders }: DispatchState<Place>): Uint8Array | null {
  if (riders.every(({ refuses }) => (refuses?.size ?? 0) === 0)) return null;
  return Uint8Array.from(riders.flatMap(({ refuses }) => orders.map(({ id }) => (refuses?.has(id) ? 1 : 0))));
}

function measureTravel<Place>(
  places: Place[],
  columns: number,
  travelMinutes: (from: Place, to: Place) => number,
): Float64Array {
  const travel = new Float64Array(places.length * columns);
  const targets = places.slice(0, columns);
  let cell = 0;
  for (const from of places) {
    for (const to of targets) travel[cell++] = travelMinutes(from, to);
  }
  return travel;
}

/**
 * Minutes from each place of an order or a rider to where the next orders are expected: a mean over the stores, by their
 * demand, in which near stores count more.
 */
function measureAway<Place>(state: DispatchState<Place>, parameters: DispatchParameters) {
  const { awayMinuteCost, awayScaleMinutes } = parameters;
  const places = [...state.orders, ...state.riders].map(({ place }) => place);
  const stores = state.stores.filter(({ demand }) => demand > 0);
  if (awayMinuteCost === 0 || stores.length === 0) return new Float64Array(places.length);
  const nearness = (from: Place, to: Place) => Math.exp(-state.travelMinutes(from, to) / awayScaleMinutes);
  const whole = stores.reduce((sum, { demand }) => sum + demand, 0);
  return Float64Array.from(places, (from) => {
    let near = 0;
    for (const { place, demand } of stores) near += demand * nearness(from, place);
    return -awayScaleMinutes * Math.log(near / whole);
  });
}
