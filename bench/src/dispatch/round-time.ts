import { planRound, type DispatchState } from "@quickdash/rider-delivery/dispatch-engine";
import { randomFrom } from "../data/random.js";
import { spreadOf, type Spread } from "../harness/statistics.js";
import { travelMinutes, type Point } from "./instance.js";

const ORDERS = 300;
const RIDERS = 400;
const STORES = 40;
const TOWN_METERS = 12_000;
const METERS_PER_MINUTE = 320;
const NOW = 600;
const SHIFT_MINUTES = 240;
const CAPACITY = 4;
const ROUNDS = 7;
const SEED = 300_400;

/** Milliseconds of planning rounds with 300 open orders and 400 riders, each from an empty plan, on one thread. */
export function measureRound(): Spread {
  const state = busyTown();
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    planRound(state);
    return performance.now() - started;
  });
  return spreadOf(rounds);
}

/** A made-up town, the same on every machine: riders spread over it, orders from 40 stores in all stages. */
function busyTown(): DispatchState<Point> {
  const random = randomFrom(SEED);
  const place = () => ({ x: random() * TOWN_METERS, y: random() * TOWN_METERS });
  const stores = Array.from({ length: STORES }, (_, index) => ({ id: `store-${index}`, place: place(), demand: 1 }));
  return {
    nowMinute: NOW,
    stores,
    orders: Array.from({ length: ORDERS }, (_, index) => {
      const placedMinute = NOW - Math.floor(random() * 15);
      return {
        id: `order-${index}`,
        storeId: `store-${Math.floor(random() * STORES)}`,
        place: place(),
        placedMinute,
        readyMinute: placedMinute + 5 + Math.floor(random() * 20),
        targetMinute: placedMinute + 40,
      };
    }),
    riders: Array.from({ length: RIDERS }, (_, index) => ({
      id: `rider-${index}`,
      place: place(),
      freeMinute: NOW + Math.floor(random() * 20),
      shiftEndMinute: NOW + 30 + Math.floor(random() * SHIFT_MINUTES),
      capacity: CAPACITY,
      boundStoreId: null,
      guaranteedOrdersLeft: Math.floor(random() * 5),
    })),
    travelMinutes: (from, to) => travelMinutes({ metersPerMinute: METERS_PER_MINUTE }, from, to),
    previousTrips: [],
  };
}
