import {
  DISPATCH_PARAMETERS,
  planRound,
  type DispatchOrder,
  type DispatchParameters,
  type DispatchRider,
  type DispatchState,
  type PlannedTrip,
} from "@quickdash/rider-delivery/dispatch-engine";
import { travelMinutes, type Instance, type InstanceCourier, type InstanceOrder, type Point } from "./instance.js";
import type { Solution } from "./solution.js";

const MINUTES_PER_HOUR = 60;
/** No courier of the benchmark has a limit of their own; nobody carries more than this. */
const CAPACITY = 8;
/** Couriers whose shift begins within so many minutes are planned with. */
const SHIFT_NOTICE_MINUTES = 30;

/** What a simulated day gave: the solution and how long each planning round took. */
export interface Simulated {
  solution: Solution;
  /** Milliseconds of each round that had an order to plan. */
  roundsMs: number[];
}

interface Courier {
  courier: InstanceCourier;
  /** Name of the place where the courier is or will be at `freeAt`; "0" is the starting place. */
  at: string;
  place: Point;
  freeAt: number;
  boundTo: string | null;
  delivered: number;
}

/** Plays a day minute by minute. The engine is told of an order at its placement, never before. */
export function simulate(instance: Instance, changes: Partial<DispatchParameters> = {}): Simulated {
  return new Simulation(instance, changes).run();
}

class Simulation {
  readonly #solution: Solution = { assignments: [], moves: [] };
  readonly #roundsMs: number[] = [];
  readonly #parameters: DispatchParameters;
  readonly #couriers: Map<string, Courier>;
  readonly #orders: Map<string, InstanceOrder>;
  readonly #toCome: InstanceOrder[];
  readonly #open = new Map<string, InstanceOrder>();
  /** Of a restaurant: orders placed so far. */
  readonly #demand = new Map<string, number>();
  #trips: PlannedTrip[] = [];

  constructor(
    readonly instance: Instance,
    changes: Partial<DispatchParameters>,
  ) {
    this.#parameters = {
      ...DISPATCH_PARAMETERS,
      halfPickupMinutes: instance.pickupServiceMinutes / 2,
      halfDropMinutes: instance.dropServiceMinutes / 2,
      ...changes,
    };
    this.#orders = new Map(instance.orders.map((order) => [order.id, order]));
    this.#toCome = [...instance.orders].sort((a, b) => b.placement - a.placement);
    this.#couriers = new Map(
      instance.couriers.map((courier) => {
        const { id, x, y, onTime } = courier;
        return [id, { courier, at: "0", place: { x, y }, freeAt: onTime, boundTo: null, delivered: 0 }];
      }),
    );
  }

  run(): Simulated {
    const lastOff = Math.max(...this.instance.couriers.map(({ offTime }) => offTime));
    const first = Math.min(...this.instance.orders.map(({ placement }) => placement));
    for (let now = Math.ceil(first); now <= lastOff; now++) {
      this.#receive(now);
      if (this.#open.size > 0) this.#plan(now);
    }
    return { solution: this.#solution, roundsMs: this.#roundsMs };
  }

  #receive(now: number): void {
    for (let next = this.#toCome.at(-1); next && next.placement <= now; next = this.#toCome.at(-1)) {
      this.#open.set(next.id, next);
      this.#demand.set(next.restaurant, (this.#demand.get(next.restaurant) ?? 0) + 1);
      this.#toCome.pop();
    }
  }

  #plan(now: number): void {
    const state = this.#state(now);
    const started = performance.now();
    const { trips } = planRound(state, this.#parameters);
    this.#roundsMs.push(performance.now() - started);
    this.#trips = trips;
    for (const trip of trips) {
      if (trip.action === "go") this.#leave(trip);
      // Where the way to the store and the service there take no time, both happen in one round.
      if (trip.action === "pick_up") this.#pickUp(trip, now);
    }
  }

  #leave({ riderId, storeId, departMinute }: PlannedTrip): void {
    const courier = this.#courier(riderId);
    const store = this.#store(storeId);
    this.#solution.moves.push({ courier: riderId, departedAt: departMinute, origin: courier.at, destination: storeId });
    courier.freeAt = departMinute + travelMinutes(this.instance, courier.place, store);
    courier.at = courier.boundTo = storeId;
    courier.place = store;
  }

  #pickUp({ riderId, orderIds, pickupMinute }: PlannedTrip, now: number): void {
    const courier = this.#courier(riderId);
    const { pickupServiceMinutes, dropServiceMinutes } = this.instance;
    const droppedAt: number[] = [];
    let minute = pickupMinute + pickupServiceMinutes / 2;
    for (const id of orderIds) {
      const order = this.#order(id);
      this.#solution.moves.push({ courier: riderId, departedAt: minute, origin: courier.at, destination: id });
      minute += travelMinutes(this.instance, courier.place, order) + dropServiceMinutes / 2;
      droppedAt.push(minute);
      minute += dropServiceMinutes / 2;
      courier.at = id;
      courier.place = { x: order.x, y: order.y };
      this.#open.delete(id);
    }
    courier.freeAt = minute;
    courier.boundTo = null;
    courier.delivered += orderIds.length;
    this.#solution.assignments.push({
      assignedAt: now,
      pickedUpAt: pickupMinute,
      courier: riderId,
      orders: orderIds,
      droppedAt,
    });
  }

  #state(nowMinute: number): DispatchState<Point> {
    return {
      nowMinute,
      stores: [...this.instance.restaurants].map(([id, place]) => ({ id, place, demand: this.#demand.get(id) ?? 0 })),
      orders: [...this.#open.values()].map((order) => this.#openOrder(order)),
      riders: [...this.#couriers.values()]
        .filter(
          ({ courier, boundTo }) =>
            boundTo !== null || (courier.onTime <= nowMinute + SHIFT_NOTICE_MINUTES && courier.offTime >= nowMinute),
        )
        .map((courier) => this.#rider(courier)),
      travelMinutes: (from, to) => travelMinutes(this.instance, from, to),
      previousTrips: this.#trips,
    };
  }

  #openOrder({ id, restaurant, x, y, placement, ready }: InstanceOrder): DispatchOrder<Point> {
    const targetMinute = placement + this.instance.targetClickToDoorMinutes;
    return { id, storeId: restaurant, place: { x, y }, placedMinute: placement, readyMinute: ready, targetMinute };
  }

  #rider({ courier, place, freeAt, boundTo, delivered }: Courier): DispatchRider<Point> {
    const guaranteed = (this.instance.guaranteedPayPerHour * (courier.offTime - courier.onTime)) / MINUTES_PER_HOUR;
    return {
      id: courier.id,
      place,
      freeMinute: freeAt,
      shiftEndMinute: courier.offTime,
      capacity: CAPACITY,
      boundStoreId: boundTo,
      guaranteedOrdersLeft: guaranteed / this.instance.payPerOrder - delivered,
    };
  }

  #courier(id: string): Courier {
    return found(this.#couriers.get(id), `courier ${id}`);
  }

  #order(id: string): InstanceOrder {
    return found(this.#orders.get(id), `order ${id}`);
  }

  #store(id: string): Point {
    return found(this.instance.restaurants.get(id), `restaurant ${id}`);
  }
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`The plan names ${what}, which the instance does not have.`);
  return value;
}
