import { orderCost, type Problem } from "./problem";

/** Orders fetched together from one store, in the order of their hand-over. */
export interface Trip {
  store: number;
  orders: number[];
}

/** The trips of one rider, with time, place and cost before each trip and, at the end, after the last. */
interface Route {
  trips: Trip[];
  minutes: number[];
  places: number[];
  costs: number[];
  orderCount: number;
  /** Of `whole`: what it costs where the route ends. */
  end: number;
  /** What all of the route costs. */
  whole: number;
}

/** Where an order could go: a trip of its own before `trip` (`position` -1), or into `trip` at `position`. */
export interface Insertion {
  rider: number;
  trip: number;
  position: number;
  delta: number;
}

const NO_ORDER = -1;

/** The plan under work: a route for each rider, the orders without one, and what all of it costs. */
export class Routes {
  readonly unplanned = new Set<number>();
  /** Of an order: its rider, or -1. */
  readonly riderOf: Int32Array;
  readonly #routes: Route[];
  // Where the simulated rider stands; fields, because the search calls this millions of times.
  #minute = 0;
  #place = 0;
  #cost = 0;

  constructor(readonly problem: Problem) {
    this.riderOf = new Int32Array(problem.orderCount).fill(-1);
    this.#routes = Array.from({ length: problem.riderCount }, () => ({
      trips: [],
      minutes: [],
      places: [],
      costs: [],
      orderCount: 0,
      end: 0,
      whole: 0,
    }));
    for (let order = 0; order < problem.orderCount; order++) this.unplanned.add(order);
    for (let rider = 0; rider < problem.riderCount; rider++) this.setTrips(rider, []);
  }

  tripsOf(rider: number): readonly Trip[] {
    return this.#route(rider).trips;
  }

  /** Minutes of waiting that the rider's route costs; Infinity when a pickup would come after the shift. */
  costOf(rider: number): number {
    return this.#route(rider).whole;
  }

  /** Gives the rider these trips; their orders must be without a rider or with this one. */
  setTrips(rider: number, trips: Trip[]): void {
    const route = this.#route(rider);
    for (const { orders } of route.trips) for (const order of orders) this.#release(order);
    for (const { orders } of trips) {
      for (const order of orders) {
        this.riderOf[order] = rider;
        this.unplanned.delete(order);
      }
    }
    route.trips = trips;
    this.#measure(rider, route);
  }

  /** Takes the order out of its rider's route. */
  remove(order: number): void {
    const rider = this.riderOf[order] ?? -1;
    const trips = this.#route(rider)
      .trips.map((trip) => (trip.orders.includes(order) ? without(trip, order) : trip))
      .filter(({ orders }) => orders.length > 0);
    this.setTrips(rider, trips);
  }

  /** Puts an order without a rider where the insertion says. */
  insert(order: number, { rider, trip: index, position }: Insertion): void {
    const trips = [...this.tripsOf(rider)];
    const trip = trips[index];
    if (position < 0 || !trip) trips.splice(index, 0, { store: this.#storeOf(order), orders: [order] });
    else
      trips[index] = {
        store: trip.store,
        orders: [...trip.orders.slice(0, position), order, ...trip.orders.slice(position)],
      };
    this.setTrips(rider, trips);
  }

  /** Whether the route could do without the order: a rider who was sent to a store has to fetch something there. */
  canRemove(order: number): boolean {
    const rider = this.riderOf[order] ?? -1;
    if (rider < 0) return false;
    const first = this.#route(rider).trips[0];
    return (this.problem.bound[rider] ?? -1) < 0 || !first || first.orders.length > 1 || first.orders[0] !== order;
  }

  /** Whether the rider must not have the order. */
  refuses(rider: number, order: number): boolean {
    const { refused, orderCount } = this.problem;
    return refused !== null && refused[rider * orderCount + order] === 1;
  }

  /** The cheapest insertion of an order without a rider that costs less than `limit`; null when there is none. */
  cheapestInsertion(order: number, limit: number): Insertion | null {
    let best: Insertion | null = null;
    let smallest = limit;
    for (let rider = 0; rider < this.problem.riderCount; rider++) {
      if (this.refuses(rider, order)) continue;
      const better = this.#cheapestOf(order, rider, smallest);
      if (better) smallest = (best = better).delta;
    }
    return best;
  }

  /** What the rider's route would cost with these trips; Infinity when they cannot be driven. */
  costWith(rider: number, trips: readonly Trip[], from = 0): number {
    this.#standBefore(rider, from);
    let count = 0;
    for (let before = 0; before < from; before++) count += (this.tripsOf(rider)[before] as Trip).orders.length;
    for (const trip of trips) {
      this.#drive(rider, trip, NO_ORDER, 0);
      count += trip.orders.length;
    }
    return this.#cost + this.#endCost(rider) + this.#extraPay(rider, count);
  }

  #cheapestOf(order: number, rider: number, limit: number): Insertion | null {
    const { trips, minutes, places, whole, end } = this.#route(rider);
    const { bound, capacity, travel, columns, ready, now, firstDoor, parameters } = this.problem;
    const factor = this.problem.travelFactor[rider] as number;
    const store = this.#storeOf(order);
    const readyMinute = Math.max(ready[order] as number, now);
    const fromPickup =
      parameters.halfPickupMinutes +
      factor * (travel[store * columns + firstDoor + order] as number) +
      parameters.halfDropMinutes;
    const firstFree = (bound[rider] ?? -1) >= 0 ? 1 : 0;
    let best: Insertion | null = null;
    let smallest = limit;
    const ownTrip: Trip = { store, orders: [] };
    for (let index = 0; index <= trips.length; index++) {
      // The order alone costs at least this much here; what the route's end costs now is the most it can save.
      const minute = minutes[index] as number;
      const arrival = minute + factor * (travel[(places[index] as number) * columns + store] as number);
      const pickup = Math.max(arrival + parameters.halfPickupMinutes, readyMinute);
      if (orderCost(this.problem, order, pickup + fromPickup) - end > smallest) {
        if (orderCost(this.problem, order, Math.max(minute, readyMinute) + fromPickup) - end > smallest) break;
        continue;
      }
      if (index >= firstFree || (trips.length === 0 && bound[rider] === store)) {
        const delta = this.#costOfChange(rider, index, ownTrip, order, 0, index, smallest + whole) - whole;
        if (delta < smallest) best = { rider, trip: index, position: -1, delta: (smallest = delta) };
      }
      const trip = trips[index];
      if (!trip || trip.store !== store || trip.orders.length >= (capacity[rider] ?? 1)) continue;
      for (let position = 0; position <= trip.orders.length; position++) {
        const delta = this.#costOfChange(rider, index, trip, order, position, index + 1, smallest + whole) - whole;
        if (delta < smallest) best = { rider, trip: index, position, delta: (smallest = delta) };
      }
    }
    return best;
  }

  /** Cost of the route when `trip` with `extra` is driven after the first `index` trips, and then those from `rest`. */
  #costOfChange(
    rider: number,
    index: number,
    trip: Trip,
    extra: number,
    position: number,
    rest: number,
    limit: number,
  ): number {
    const { trips, minutes, places, costs, orderCount, end } = this.#route(rider);
    const pay = this.#extraPay(rider, orderCount + 1);
    this.#standBefore(rider, index);
    this.#drive(rider, trip, extra, position);
    for (let next = rest; next < trips.length; next++) {
      if (this.#cost >= limit) return Infinity;
      if (this.#minute === minutes[next] && this.#place === places[next]) {
        return this.#cost + (costs[trips.length] as number) - (costs[next] as number) + end + pay;
      }
      this.#drive(rider, trips[next] as Trip, NO_ORDER, 0);
    }
    return this.#cost + this.#endCost(rider) + pay;
  }

  /** Drives a trip from where the simulated rider stands, with one more order at `position`. */
  #drive(rider: number, trip: Trip, extra: number, position: number): void {
    const { travel, columns, ready, shiftEnd, firstDoor, now, parameters } = this.problem;
    const { halfPickupMinutes, halfDropMinutes } = parameters;
    const factor = this.problem.travelFactor[rider] as number;
    const { orders, store } = trip;
    let latest = extra >= 0 ? (ready[extra] as number) : now;
    for (let at = 0; at < orders.length; at++) {
      const minute = ready[orders[at] as number] as number;
      if (minute > latest) latest = minute;
    }
    const way = factor * (travel[this.#place * columns + store] as number);
    const arrival = this.#minute + way;
    const pickup = Math.max(arrival + halfPickupMinutes, latest, now);
    const depart = Math.max(this.#minute, pickup - halfPickupMinutes - way);
    const end = shiftEnd[rider] as number;
    if (pickup > end) {
      this.#cost = Infinity;
      return;
    }
    let minute = pickup + halfPickupMinutes;
    let place = store;
    let cost = 0;
    const count = orders.length + (extra >= 0 ? 1 : 0);
    for (let at = 0, from = 0; at < count; at++) {
      const order = extra >= 0 && at === position ? extra : (orders[from++] as number);
      const door = firstDoor + order;
      minute += factor * (travel[place * columns + door] as number) + halfDropMinutes;
      cost += orderCost(this.problem, order, minute);
      minute += halfDropMinutes;
      place = door;
    }
    this.#cost += cost + parameters.riderMinuteCost * Math.max(0, Math.min(minute, end) - depart);
    this.#minute = minute;
    this.#place = place;
  }

  /** What it is worth to end the route far from the next orders; a rider whose shift is over is not waited for. */
  #endCost(rider: number): number {
    const { parameters, away, firstDoor, shiftEnd } = this.problem;
    if (parameters.awayMinuteCost === 0 || this.#minute >= (shiftEnd[rider] as number)) return 0;
    return parameters.awayMinuteCost * (away[this.#place - firstDoor] as number);
  }

  /** What so many orders of the rider cost beyond the guaranteed pay. */
  #extraPay(rider: number, count: number): number {
    const beyond = count - (this.problem.guaranteed[rider] as number);
    return beyond <= 0 ? 0 : this.problem.parameters.extraPayCost * Math.min(count, beyond);
  }

  #standBefore(rider: number, index: number): void {
    const { minutes, places, costs } = this.#route(rider);
    this.#minute = minutes[index] as number;
    this.#place = places[index] as number;
    this.#cost = costs[index] as number;
  }

  /** Writes down time, place and cost before each trip and after the last, and what all of it costs. */
  #measure(rider: number, route: Route): void {
    this.#minute = this.problem.free[rider] as number;
    this.#place = this.problem.riderPlace[rider] as number;
    this.#cost = 0;
    route.minutes.length = route.places.length = route.costs.length = 0;
    route.orderCount = 0;
    this.#note(route);
    for (const trip of route.trips) {
      this.#drive(rider, trip, NO_ORDER, 0);
      this.#note(route);
      route.orderCount += trip.orders.length;
    }
    route.end = this.#endCost(rider);
    route.whole = this.#cost + route.end + this.#extraPay(rider, route.orderCount);
  }

  #note(route: Route): void {
    route.minutes.push(this.#minute);
    route.places.push(this.#place);
    route.costs.push(this.#cost);
  }

  #release(order: number): void {
    this.riderOf[order] = -1;
    this.unplanned.add(order);
  }

  #storeOf(order: number): number {
    return this.problem.storeOf[order] as number;
  }

  #route(rider: number): Route {
    return this.#routes[rider] as Route;
  }
}

function without(trip: Trip, order: number): Trip {
  return { store: trip.store, orders: trip.orders.filter((each) => each !== order) };
}
