import type { Instance, InstanceCourier, InstanceOrder, Point } from "./instance.js";
import { readSolution, type WrittenAssignment, type WrittenMove, type WrittenSolution } from "./read-solution.js";

const MINUTES_PER_HOUR = 60;
const VIOLATIONS_SHOWN = 20;

/** Figures of one solved instance; minutes, and the currency of the instance. */
export interface Evaluation {
  orders: number;
  delivered: number;
  undeliveredPercent: number;
  clickToDoorMean: number;
  clickToDoorP90: number;
  readyToPickupMean: number;
  costPerOrder: number;
  ordersPerBundle: number;
}

/** A written solution that breaks rules of the benchmark. */
export class RuleViolations extends Error {
  constructor(
    instance: string,
    readonly violations: readonly string[],
  ) {
    const shown = violations.slice(0, VIOLATIONS_SHOWN).map((violation) => `  ${violation}`);
    super([`The solution of ${instance} breaks ${violations.length} rules:`, ...shown].join("\n"));
  }
}

/**
 * Reads the solution in `folder`, checks every rule of the benchmark and works out the figures, from the instance and
 * the written files alone: nothing of the simulator or the engine is trusted. Throws `RuleViolations`.
 */
export async function evaluate(instance: Instance, folder: string): Promise<Evaluation> {
  const solution = await readSolution(folder);
  const violations = findViolations(instance, solution);
  if (violations.length > 0) throw new RuleViolations(instance.name, violations);
  return measure(instance, solution);
}

/** All rules that a written solution breaks, one sentence each. */
export function findViolations(instance: Instance, solution: WrittenSolution): string[] {
  const check = new Check(instance, solution);
  return [...check.orders(), ...check.assignments(), ...check.journeys()];
}

class Check {
  readonly #orders: Map<string, InstanceOrder>;
  readonly #couriers: Map<string, InstanceCourier>;

  constructor(
    readonly instance: Instance,
    readonly solution: WrittenSolution,
  ) {
    this.#orders = new Map(instance.orders.map((order) => [order.id, order]));
    this.#couriers = new Map(instance.couriers.map((courier) => [courier.id, courier]));
  }

  /** The file of orders: one line for each order, in step with the instance and the assignments. */
  *orders(): Iterable<string> {
    const assigned = new Map(this.solution.assignments.flatMap((each) => each.orders.map((id) => [id, each] as const)));
    const seen = new Set<string>();
    for (const line of this.solution.orders) {
      const order = this.#orders.get(line.id);
      if (!order) {
        yield `${line.id} is not an order of the instance`;
        continue;
      }
      if (seen.has(line.id)) yield `${line.id} has two lines`;
      seen.add(line.id);
      if (line.placement !== order.placement || line.ready !== order.ready) {
        yield `${line.id}: placement or ready time differ from the instance`;
      }
      const assignment = assigned.get(line.id);
      if (line.pickup !== (assignment?.pickupTime ?? null) || line.courier !== (assignment?.courier ?? null)) {
        yield `${line.id}: pickup or courier differ from the assignment`;
      }
      if ((line.drop === null) !== (line.pickup === null)) yield `${line.id}: picked up and never dropped`;
    }
    for (const id of this.#orders.keys()) if (!seen.has(id)) yield `${id} has no line`;
  }

  /** Each assignment by itself. */
  *assignments(): Iterable<string> {
    const taken = new Set<string>();
    for (const { assignmentTime, pickupTime, courier: courierId, orders: ids } of this.solution.assignments) {
      const bundle = `bundle ${ids.join(" ")}`;
      const courier = this.#couriers.get(courierId);
      if (!courier) yield `${bundle}: ${courierId} is not a courier of the instance`;
      else if (pickupTime > courier.offTime) yield `${bundle}: picked up after the off-time of ${courierId}`;
      if (ids.length === 0) yield `${courierId}: an assignment without orders`;
      if (assignmentTime > pickupTime) yield `${bundle}: assigned after its pickup`;
      const orders = ids.flatMap((id) => this.#orders.get(id) ?? []);
      if (orders.length < ids.length) yield `${bundle}: an order that the instance does not have`;
      if (new Set(orders.map(({ restaurant }) => restaurant)).size > 1) yield `${bundle}: from two restaurants`;
      for (const { id, placement, ready } of orders) {
        if (taken.has(id)) yield `${id} is in two assignments`;
        taken.add(id);
        if (assignmentTime < placement) yield `${id}: assigned before it was placed`;
        if (pickupTime < ready) yield `${id}: picked up before it was ready`;
      }
    }
  }

  /** Each courier's moves, beside the bundles they serve. */
  *journeys(): Iterable<string> {
    const assignments = groupBy(this.solution.assignments, ({ courier }) => courier);
    const moves = groupBy(this.solution.moves, ({ courier }) => courier);
    yield* this.#blocks();
    for (const id of new Set([...assignments.keys(), ...moves.keys()])) {
      const courier = this.#couriers.get(id);
      if (!courier) {
        yield `${id} is not a courier of the instance`;
        continue;
      }
      const bundles = (assignments.get(id) ?? []).sort((a, b) => a.pickupTime - b.pickupTime);
      yield* this.#journey(courier, moves.get(id) ?? [], bundles);
    }
  }

  /** The moves of a courier stand together. */
  *#blocks(): Iterable<string> {
    const finished = new Set<string>();
    let before: string | undefined;
    for (const { courier } of this.solution.moves) {
      if (courier === before) continue;
      if (finished.has(courier)) yield `${courier}: moves are not in one block`;
      finished.add(courier);
      before = courier;
    }
  }

  *#journey(courier: InstanceCourier, moves: WrittenMove[], bundles: WrittenAssignment[]): Iterable<string> {
    const drops = new Map(this.solution.orders.map(({ id, drop }) => [id, drop]));
    const halfPickup = this.instance.pickupServiceMinutes / 2;
    const halfDrop = this.instance.dropServiceMinutes / 2;
    const destinations = bundles.flatMap((bundle) => [
      { place: this.#orders.get(bundle.orders[0] ?? "")?.restaurant, bundle },
      ...bundle.orders.map((place) => ({ place, bundle: null })),
    ]);
    if (destinations.length !== moves.length) {
      yield `${courier.id}: ${moves.length} moves where the bundles ask for ${destinations.length}`;
    }
    let at = "0";
    let free = courier.onTime;
    for (const [index, { departure, origin, destination }] of moves.entries()) {
      const wanted = destinations[index];
      const move = `${courier.id} from ${origin} to ${destination} at ${departure}`;
      const from = this.#place(origin === "0" ? courier.id : origin);
      const to = this.#place(destination);
      if (origin !== at) yield `${move}: the courier waits at ${at}`;
      if (departure < free) yield `${move}: not free before ${free}`;
      if (!from || !to) {
        yield `${move}: a place that the instance does not have`;
        return;
      }
      if (wanted?.place !== destination) yield `${move}: the bundles ask for ${wanted?.place ?? "no move"}`;
      const arrival = departure + this.#travel(from, to);
      if (wanted?.bundle) {
        yield* this.#departure(move, departure, destination);
        if (wanted.bundle.pickupTime < arrival + halfPickup) yield `${move}: picked up before the service allows`;
        free = wanted.bundle.pickupTime + halfPickup;
      } else {
        if (drops.get(destination) !== arrival + halfDrop) yield `${move}: dropped at another time than on arrival`;
        free = arrival + halfDrop + halfDrop;
      }
      at = destination;
    }
  }

  /** Couriers wait where they last were: they leave for a restaurant that has an order waiting, never on a guess. */
  *#departure(move: string, departure: number, restaurant: string): Iterable<string> {
    const isWaiting = this.solution.orders.some(
      ({ id, placement, pickup }) =>
        this.#orders.get(id)?.restaurant === restaurant && placement <= departure && (pickup ?? Infinity) >= departure,
    );
    if (!isWaiting) yield `${move}: left before any order was placed there`;
  }

  #place(id: string): Point | undefined {
    return this.#orders.get(id) ?? this.#couriers.get(id) ?? this.instance.restaurants.get(id);
  }

  #travel(from: Point, to: Point): number {
    return Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / this.instance.metersPerMinute);
  }
}

function measure(instance: Instance, { assignments, orders }: WrittenSolution): Evaluation {
  const delivered = orders.flatMap(({ placement, ready, pickup, drop }) =>
    pickup === null || drop === null ? [] : [{ clickToDoor: drop - placement, readyToPickup: pickup - ready }],
  );
  const served = new Map<string, number>();
  for (const { courier, orders: ids } of assignments) served.set(courier, (served.get(courier) ?? 0) + ids.length);
  const pay = instance.couriers.reduce((sum, { id, onTime, offTime }) => {
    const guaranteed = (instance.guaranteedPayPerHour * (offTime - onTime)) / MINUTES_PER_HOUR;
    return sum + Math.max(instance.payPerOrder * (served.get(id) ?? 0), guaranteed);
  }, 0);
  const clickToDoor = delivered.map((order) => order.clickToDoor);
  return {
    orders: instance.orders.length,
    delivered: delivered.length,
    undeliveredPercent: (100 * (instance.orders.length - delivered.length)) / instance.orders.length,
    clickToDoorMean: mean(clickToDoor),
    clickToDoorP90: quantile(clickToDoor, 0.9),
    readyToPickupMean: mean(delivered.map(({ readyToPickup }) => readyToPickup)),
    costPerOrder: pay / delivered.length,
    ordersPerBundle: mean(assignments.map(({ orders: ids }) => ids.length)),
  };
}

/** Arithmetic mean; NaN without values. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which `share` of the values lie, between two values in proportion, as the benchmark works it out. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = share * (sorted.length - 1);
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

function groupBy<T>(values: readonly T[], keyOf: (value: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const group = groups.get(keyOf(value));
    if (group) group.push(value);
    else groups.set(keyOf(value), [value]);
  }
  return groups;
}
