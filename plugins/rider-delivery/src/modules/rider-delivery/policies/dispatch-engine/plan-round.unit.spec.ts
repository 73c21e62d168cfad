import { DISPATCH_PARAMETERS, type DispatchParameters } from "./parameters";
import { planRound } from "./plan-round";
import { randomFrom } from "./random";
import type { DispatchOrder, DispatchPlan, DispatchRider, DispatchState, PlannedTrip } from "./types";

/** A town on a straight road: places are kilometres, and a kilometre takes a minute. */
type Road = DispatchState<number>;

const HALF = 2;
/** Waiting alone counts, so that a plan can be compared with the least waiting there is. */
const PLAIN: DispatchParameters = {
  ...DISPATCH_PARAMETERS,
  halfPickupMinutes: HALF,
  halfDropMinutes: HALF,
  delaySquareWeight: 0,
  latenessWeight: 0,
  riderMinuteCost: 0,
  extraPayCost: 0,
  awayMinuteCost: 0,
  attemptsPerOrder: 60,
  maxAttempts: 400,
};

function order(id: string, changes: Partial<DispatchOrder<number>> = {}): DispatchOrder<number> {
  return { id, storeId: "s0", place: 5, placedMinute: 0, readyMinute: 10, targetMinute: 40, ...changes };
}

function rider(id: string, changes: Partial<DispatchRider<number>> = {}): DispatchRider<number> {
  return {
    id,
    place: 0,
    freeMinute: 0,
    shiftEndMinute: 500,
    capacity: 4,
    boundStoreId: null,
    guaranteedOrdersLeft: 10,
    ...changes,
  };
}

function road(orders: DispatchOrder<number>[], riders: DispatchRider<number>[], changes: Partial<Road> = {}): Road {
  return {
    nowMinute: 0,
    stores: [
      { id: "s0", place: 0, demand: 1 },
      { id: "s1", place: 12, demand: 1 },
    ],
    orders,
    riders,
    travelMinutes: (from, to) => Math.abs(to - from),
    previousTrips: [],
    ...changes,
  };
}

function waiting(state: Road, trips: readonly PlannedTrip[]): number {
  const placed = new Map(state.orders.map(({ id, placedMinute }) => [id, placedMinute]));
  return trips
    .flatMap(({ orderIds, dropMinutes }) =>
      orderIds.map((id, at) => (dropMinutes[at] ?? NaN) - (placed.get(id) ?? NaN)),
    )
    .reduce((sum, minutes) => sum + minutes, 0);
}

/** The least waiting over every way to split the orders into trips and to drive them; Infinity when none delivers all. */
function bruteForce(state: Road): number {
  const standing = state.riders.map(({ place, freeMinute }) => ({ place, minute: freeMinute }));
  const stores = new Map(state.stores.map(({ id, place }) => [id, place]));
  const search = (open: DispatchOrder<number>[]): number => {
    if (open.length === 0) return 0;
    let least = Infinity;
    for (const bundle of sequences(open)) {
      const store = stores.get(bundle[0]?.storeId ?? "") ?? NaN;
      state.riders.forEach(({ capacity, shiftEndMinute, travelFactor = 1, refuses }, at) => {
        const before = standing[at];
        if (!before || bundle.length > capacity || bundle.some(({ id }) => refuses?.has(id))) return;
        const arrival = before.minute + travelFactor * Math.abs(store - before.place) + HALF;
        let minute = Math.max(arrival, ...bundle.map(({ readyMinute }) => readyMinute));
        if (minute > shiftEndMinute) return;
        let place = store;
        let cost = 0;
        minute += HALF;
        for (const each of bundle) {
          minute += travelFactor * Math.abs(each.place - place) + HALF;
          cost += minute - each.placedMinute;
          minute += HALF;
          place = each.place;
        }
        standing[at] = { place, minute };
        least = Math.min(least, cost + search(open.filter((each) => !bundle.includes(each))));
        standing[at] = before;
      });
    }
    return least;
  };
  return search(state.orders.slice());
}

/** Every ordered choice of orders of one store. */
function* sequences(
  open: DispatchOrder<number>[],
  chosen: DispatchOrder<number>[] = [],
): Iterable<DispatchOrder<number>[]> {
  for (const next of open) {
    if (chosen.includes(next) || (chosen[0] && chosen[0].storeId !== next.storeId)) continue;
    yield [...chosen, next];
    yield* sequences(open, [...chosen, next]);
  }
}

function randomRoad(random: () => number): Road {
  const upTo = (limit: number) => Math.floor(random() * limit);
  const orders = Array.from({ length: 2 + upTo(3) }, (_, at) =>
    order(`o${at}`, { storeId: `s${upTo(2)}`, place: upTo(20), readyMinute: upTo(25) }),
  );
  const riders = Array.from({ length: 1 + upTo(2) }, (_, at) =>
    rider(`r${at}`, {
      place: upTo(20),
      freeMinute: upTo(15),
      shiftEndMinute: 60 + upTo(60),
      capacity: 1 + upTo(3),
      travelFactor: 1 + upTo(2),
      refuses: new Set(upTo(4) === 0 ? [`o${upTo(4)}`] : []),
    }),
  );
  return road(orders, riders);
}

function tripsOf(plan: DispatchPlan): string[] {
  return plan.trips.map(({ riderId, orderIds, action }) => `${riderId}: ${orderIds.join("+")} ${action}`);
}

describe("planning a round", () => {
  it("makes customers wait no longer than the best of all plans, for 150 random small towns", () => {
    const random = randomFrom(11);
    let compared = 0;
    for (let town = 0; town < 150; town++) {
      const state = randomRoad(random);
      const least = bruteForce(state);
      if (least === Infinity) continue;
      const plan = planRound(state, PLAIN);
      expect(plan.unplannedOrderIds).toEqual([]);
      expect(waiting(state, plan.trips)).toBe(least);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(100);
  });

  it("gives the same plan for the same state", () => {
    const random = randomFrom(5);
    const states = Array.from({ length: 20 }, () => randomRoad(random));
    for (const state of states) expect(planRound(structuredCloneOf(state))).toEqual(planRound(state));
  });

  it("sends a rider as late as the pickup allows", () => {
    const far = rider("r", { place: 5 });
    const early = planRound(road([order("o")], [far], { nowMinute: 2 }));
    expect(early.trips).toMatchObject([{ departMinute: 3, pickupMinute: 10, dropMinutes: [19], action: "hold" }]);
    expect(tripsOf(planRound(road([order("o")], [far], { nowMinute: 3 })))).toEqual(["r: o go"]);
  });

  it("gives each rider the time the way takes at the rider's own speed", () => {
    const slow = rider("r", { place: 5, travelFactor: 2 });
    const plan = planRound(road([order("o")], [slow], { nowMinute: 0 }));
    const usual = planRound(road([order("o")], [rider("r", { place: 5 })], { nowMinute: 0 }));
    expect(usual.trips).toMatchObject([{ departMinute: 3, pickupMinute: 10, dropMinutes: [19] }]);
    expect(plan.trips).toMatchObject([{ departMinute: 0, pickupMinute: 12, dropMinutes: [26] }]);
    const riders = [rider("near", { place: 2, travelFactor: 4 }), rider("far", { place: 4 })];
    expect(planRound(road([order("o", { readyMinute: 0 })], riders)).trips[0]?.riderId).toBe("far");
  });

  it("never gives a rider an order that the rider must not have, and plans the rest as ever", () => {
    const orders = [order("a", { place: 8, readyMinute: 0 }), order("b", { place: 9, readyMinute: 0 })];
    const refuses = new Set(["a"]);
    const alone = planRound(road(orders, [rider("near", { refuses })]));
    expect(alone.trips.flatMap(({ orderIds }) => orderIds)).toEqual(["b"]);
    const riders = [rider("near", { refuses }), rider("far", { place: 12 })];
    const plan = planRound(road(orders, riders));
    expect(plan.trips.find(({ orderIds }) => orderIds.includes("a"))?.riderId).toBe("far");
  });

  it("lets a rider who was sent to a store take what is ready there, also what came later", () => {
    const bound = rider("r", { boundStoreId: "s0", freeMinute: 6 });
    const orders = [order("first", { place: 5 }), order("later", { place: 6, placedMinute: 7, readyMinute: 9 })];
    expect(tripsOf(planRound(road(orders, [bound], { nowMinute: 9 }), PLAIN))).toEqual(["r: first+later hold"]);
    expect(tripsOf(planRound(road(orders, [bound], { nowMinute: 10 }), PLAIN))).toEqual(["r: first+later pick_up"]);
  });

  it("never sends a rider elsewhere who is on the way to a store", () => {
    const bound = rider("r", { boundStoreId: "s0", freeMinute: 6 });
    const orders = [order("here", { readyMinute: 30 }), order("there", { storeId: "s1", readyMinute: 0 })];
    const plan = planRound(road(orders, [bound]), PLAIN);
    expect(plan.trips[0]).toMatchObject({ storeId: "s0", orderIds: ["here"] });
  });

  it("frees a rider whose store has no order left", () => {
    const bound = rider("r", { boundStoreId: "s0", freeMinute: 0 });
    const plan = planRound(road([order("o", { storeId: "s1", place: 12, readyMinute: 0 })], [bound]));
    expect(tripsOf(plan)).toEqual(["r: o go"]);
  });

  it("bundles orders of one store that lie on one way, and carries no more than a rider can", () => {
    const orders = [order("a", { place: 8 }), order("b", { place: 9 }), order("c", { place: 10 })];
    expect(tripsOf(planRound(road(orders, [rider("r")]), PLAIN))).toEqual(["r: a+b+c hold"]);
    const small = planRound(road(orders, [rider("r", { capacity: 2 })]), PLAIN);
    expect(small.trips.map(({ orderIds }) => orderIds.length)).toEqual([2, 1]);
  });

  it("waits on purpose for a rider who is free soon and near", () => {
    const orders = [order("o", { readyMinute: 0 })];
    const riders = [rider("far", { place: 15 }), rider("near", { place: 0, freeMinute: 4 })];
    expect(tripsOf(planRound(road(orders, riders), PLAIN))).toEqual(["near: o hold"]);
  });

  it("picks nothing up after the end of a shift", () => {
    const state = road([order("o", { readyMinute: 30 })], [rider("r", { shiftEndMinute: 29 })]);
    expect(planRound(state)).toEqual({ trips: [], unplannedOrderIds: ["o"] });
  });

  it("serves the order that has waited longer first when only one can go now", () => {
    const young = order("young", { place: 6, placedMinute: 55, readyMinute: 60, targetMinute: 95 });
    const old = order("old", { place: 6, placedMinute: 0, readyMinute: 10, targetMinute: 40 });
    const state = road([young, old], [rider("r", { capacity: 1 })], { nowMinute: 60 });
    expect(planRound(state).trips[0]?.orderIds).toEqual(["old"]);
  });

  it("passes over orders and riders of the round before that are gone", () => {
    const before = planRound(road([order("gone"), order("stays")], [rider("left"), rider("here")]));
    const plan = planRound(road([order("stays")], [rider("here")], { nowMinute: 1, previousTrips: before.trips }));
    expect(tripsOf(plan)).toEqual(["here: stays hold"]);
  });

  it("plans nothing without orders, and leaves all of them without riders", () => {
    expect(planRound(road([], [rider("r")]))).toEqual({ trips: [], unplannedOrderIds: [] });
    expect(planRound(road([order("o")], []))).toEqual({ trips: [], unplannedOrderIds: ["o"] });
  });

  it("refuses an order of a store that it does not know", () => {
    expect(() => planRound(road([order("o", { storeId: "nowhere" })], []))).toThrow("store nowhere");
  });
});

function structuredCloneOf(state: Road): Road {
  const { travelMinutes, ...rest } = state;
  return { ...structuredClone(rest), travelMinutes };
}
