import { Chance } from "./chance.js";

/** How the people of a run behave; rates from 0 to 1. */
export interface Habits {
  cancelRate: number;
  declineRate: number;
  lostRate: number;
}

export interface PlanWish {
  seed: number;
  orders: number;
  riders: number;
  staff: number;
  /** How many stores play. */
  stores: number;
  habits: Habits;
  /** Customers spread over these hours by the demand of a day; null: one after another, `gapMs` apart in the mean. */
  day: { fromHour: number; toHour: number } | null;
  gapMs: number;
  /** So many times faster than the clock. */
  speed: number;
}

export interface PlannedCustomer {
  /** After the start of the run, in the run's compressed time. */
  comesAtMs: number;
  /** Of the day that is played, such as 18.25; null without a day. */
  hour: number | null;
  /** How long after ordering the customer thinks better of it; null for most. */
  cancelsAfterMs: number | null;
  /** Where the customer shops: the store's place in the list. */
  store: number;
  luck: number;
}

export interface PlannedPerson {
  luck: number;
}

/** Everything that is drawn before the first customer comes. */
export interface CityPlan {
  customers: PlannedCustomer[];
  riders: PlannedPerson[];
  pickers: PlannedPerson[];
}

/** Share of a day's orders per hour from midnight on: breakfast, a small lunch, and the evening that everything is built for. */
// prettier-ignore
export const DEMAND = [
  0.8, 0.4, 0.2, 0.2, 0.3, 0.9, 2.2, 4.1, 5.6, 5.9, 5.2, 4.8,
  5.0, 4.6, 3.8, 3.7, 4.4, 6.0, 8.2, 9.6, 9.2, 7.4, 4.8, 2.7,
] as const;

const HOUR_MS = 3_600_000;
const SOONEST_REGRET_MS = 5_000;
const LATEST_REGRET_MS = 90_000;

/** Draws the run: a pure function of the wish, so the same seed gives the same plan on every machine. */
export function planCity(wish: PlanWish): CityPlan {
  const chance = new Chance(wish.seed);
  const people = (count: number): PlannedPerson[] => Array.from({ length: count }, () => ({ luck: chance.seed() }));
  const riders = people(wish.riders);
  const pickers = people(wish.staff);
  const arrivals = wish.day ? arrivalsOfDay(wish, chance) : arrivalsByGap(wish, chance);
  const customers = arrivals.map(({ comesAtMs, hour }): PlannedCustomer => {
    const cancels = chance.next() < wish.habits.cancelRate;
    const regret = chance.between(SOONEST_REGRET_MS, LATEST_REGRET_MS) / wish.speed;
    const cancelsAfterMs = cancels ? Math.round(regret) : null;
    return { comesAtMs, hour, cancelsAfterMs, store: chance.whole(0, wish.stores - 1), luck: chance.seed() };
  });
  return { customers, riders, pickers };
}

type Arrival = Pick<PlannedCustomer, "comesAtMs" | "hour">;

function arrivalsByGap({ orders, gapMs }: PlanWish, chance: Chance): Arrival[] {
  let at = 0;
  return Array.from({ length: orders }, () => {
    const comesAtMs = Math.round(at);
    at += -Math.log(1 - chance.next()) * gapMs;
    return { comesAtMs, hour: null };
  });
}

/** Each customer comes independently with the demand as density; sorted, that is a Poisson process of a known count. */
function arrivalsOfDay({ orders, day, speed }: PlanWish, chance: Chance): Arrival[] {
  const { fromHour, toHour } = day!;
  const hours = Array.from({ length: toHour - fromHour }, (_, index) => fromHour + index);
  const total = hours.reduce((sum, hour) => sum + demandAt(hour), 0);
  const drawn = Array.from({ length: orders }, () => {
    let rest = chance.next() * total;
    const hour = hours.find((each) => (rest -= demandAt(each)) < 0) ?? toHour - 1;
    return hour + chance.next();
  });
  return drawn
    .sort((a, b) => a - b)
    .map((hour) => ({ hour, comesAtMs: Math.round(((hour - fromHour) * HOUR_MS) / speed) }));
}

function demandAt(hour: number): number {
  return DEMAND[hour % DEMAND.length]!;
}
