import type { Terminal } from "../frame/terminal.js";
import { CommandError } from "../frame/errors.js";
import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import { isLate } from "../orders/lateness.js";
import { showBoard } from "./board.js";
import { checkBooks, readRecords, type Check, type OrderRecord, type Stock } from "./books.js";
import { showCity } from "./city-board.js";
import { customerPhone, hirePickers, hireRiders } from "./cast.js";
import { Chance } from "./chance.js";
import { playCustomer } from "./customers.js";
import { handInCash } from "./hand-in-cash.js";
import type { Journey } from "./journey.js";
import { cancelUnfinished, clearFormerRun } from "./leftovers.js";
import { endShift, playRider, type RiderAccount } from "./riders.js";
import { playPicker, type Picker } from "./staff.js";
import type { CityPlan } from "./plan.js";
import type { DarkStore } from "../stores/dark-stores.js";
import { promiseKept, utilisation, type PromiseKept, type Utilisation } from "./service-level.js";
import { orderToDoorMs, stageTimes, summarise, type StageTimes } from "./stages.js";
import { readStocks } from "./stage-set.js";
import { pause, type World } from "./world.js";

export interface Run {
  world: World;
  riders: number;
  staff: number;
  plan: CityPlan;
  /** Counted from the first customer. */
  timeLimitMs: number;
  terminal: Terminal;
  /** The time of the day that is played; null without one. */
  clock: { fromHour: number; speed: number } | null;
}

export interface RunResult {
  checks: Check[];
  stages: StageTimes[];
  promise: PromiseKept;
  riders: Utilisation[];
  dark_stores: StoreResult[];
  problems: string[];
  duration_ms: number;
  orders: {
    order_id: string | null;
    display_id: number | null;
    status: string;
    picker: string | null;
    rider: string | null;
    positions_seen: number;
    failure: string | null;
    /** Its store's code. */
    dark_store: string | null;
    hour: number | null;
    late: boolean;
    /** By the server's clock; null when it did not come. */
    order_to_door_ms: number | null;
    door: { latitude: number; longitude: number } | null;
  }[];
}

export interface StoreResult extends PromiseKept {
  code: string;
  name: string;
  orders: number;
}

/** Nothing moves for this long: something is stuck, and waiting on would only hide it. */
const STALLED_AFTER_MS = 120_000;
const WATCH_EVERY_MS = 1_000;
const SETTLE_WITHIN_MS = 15_000;
const SETTLE_POLL_MS = 500;
const CLOSING_TIMEOUT_MS = 20_000;

/** Plays the run to its end or its time limit, sends everybody home, and checks the books. */
export async function playRun(run: Run, stop: AbortController, after: HttpClient): Promise<RunResult> {
  const { world, terminal } = run;
  const startedAt = performance.now();
  const stores = world.venues.map(({ store }) => store);
  const riders = await hireRiders(world.admin, stores, run.riders);
  const pickers = await hirePickers(world.admin, stores, run.staff);
  await clearFormerRun(world.admin, riders);
  for (const { id } of riders) await handInCash(world.admin, id, 0);
  const stockBefore = await readStocks(world.admin, stores);
  const problems: string[] = [];
  const watch = watchTheClock(run, stop);
  const over = Promise.all([...players(run, riders, pickers, problems)]);
  const board =
    run.clock && terminal.interactive
      ? showCity(terminal, world, cityClock(run.clock), over)
      : showBoard(terminal, world.journeys, performance.now());
  await over;
  clearInterval(watch);
  world.journeys.forEach((journey) => journey.fail(reasonOf(world.signal.reason ?? "it was not finished")));
  await board;
  await cancelUnfinished(after, world.journeys).catch((error: unknown) => problems.push(reasonOf(error)));
  await sendHome(world, riders, problems);
  const { checks, orders } = await settle(world.journeys, stores, stockBefore, after);
  return {
    checks,
    stages: [checkoutTimes(world.journeys), ...stageTimes(orders)],
    promise: promiseKept(orders),
    dark_stores: stores.map(({ id, code, name }) => {
      const own = orders.filter(({ dark_store_id }) => dark_store_id === id);
      return { code, name, orders: own.length, ...promiseKept(own) };
    }),
    riders: utilisation(world.ledger.riders.values()),
    problems,
    duration_ms: Math.round(performance.now() - startedAt),
    orders: world.journeys.map((journey) => {
      const record = orders.find(({ order_id }) => order_id === journey.orderId);
      return {
        order_id: journey.orderId,
        display_id: journey.displayId,
        status: journey.status,
        picker: journey.picker,
        rider: journey.rider,
        positions_seen: journey.positionsSeen,
        failure: journey.failure,
        dark_store: journey.store,
        hour: journey.hour,
        late: record !== undefined && isLate(record, Date.now()),
        order_to_door_ms: record ? orderToDoorMs(record) : null,
        door: journey.door,
      };
    }),
  };
}

/** The time of the played day, as the live view shows it. */
function cityClock({ fromHour, speed }: { fromHour: number; speed: number }): () => string {
  const startedAt = Date.now();
  return () => {
    const minutes = fromHour * 60 + Math.floor(((Date.now() - startedAt) * speed) / 60_000);
    return `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(minutes % 60).padStart(2, "0")}`;
  };
}

function* players(
  { world, plan }: Run,
  riders: readonly RiderAccount[],
  pickers: readonly Picker[],
  problems: string[],
): Generator<Promise<void>> {
  const failed = (who: string) => (error: unknown) => {
    if (!world.signal.aborted) {
      problems.push(`${who}: ${reasonOf(error)}`);
    }
  };
  riders.forEach(({ name }) => world.ledger.rider(name));
  for (const [index, rider] of riders.entries()) {
    yield playRider(world, rider, new Chance(plan.riders[index]!.luck)).catch((error: unknown) => {
      failed(`rider ${rider.name}`)(error);
      // Nobody else can bring what this rider carries.
      world.journeys
        .filter((journey) => journey.rider === rider.name)
        .forEach((journey) => journey.fail(`its rider gave up: ${reasonOf(error)}`));
    });
  }
  for (const [index, picker] of pickers.entries()) {
    yield playPicker(world, picker, new Chance(plan.pickers[index]!.luck)).catch(failed(`picker ${picker.name}`));
  }
  for (const [index, journey] of world.journeys.entries()) {
    const { comesAtMs, hour, cancelsAfterMs, store, luck } = plan.customers[index]!;
    const venue = world.venues[store]!;
    const customer = { venue, phone: customerPhone(venue.store, index), cancelsAfterMs };
    journey.hour = hour;
    journey.store = venue.store.code;
    yield pause(world, comesAtMs)
      .then(() => playCustomer(world, journey, customer, new Chance(luck)))
      .catch((error: unknown) => {
        failed(journey.name)(error);
        journey.fail(reasonOf(world.signal.aborted ? world.signal.reason : error));
      });
  }
}

function watchTheClock({ world, plan, timeLimitMs }: Run, stop: AbortController): NodeJS.Timeout {
  const startedAt = Date.now();
  const lastArrival = Math.max(...plan.customers.map(({ comesAtMs }) => comesAtMs));
  // A quiet night is no standstill: customers who are still to come will move something.
  let lastMove = startedAt;
  world.journeys.forEach((journey) => journey.onChange(() => (lastMove = Date.now())));
  return setInterval(() => {
    if (Date.now() - startedAt > timeLimitMs) {
      stop.abort(new CommandError("time_limit", `the time limit of ${timeLimitMs / 1000} s is over`));
    } else if (Date.now() - Math.max(lastMove, startedAt + lastArrival) > STALLED_AFTER_MS) {
      stop.abort(new CommandError("stalled", `no order moved for ${STALLED_AFTER_MS / 1000} s`));
    }
  }, WATCH_EVERY_MS);
}

async function sendHome(world: World, riders: readonly RiderAccount[], problems: string[]): Promise<void> {
  const signal = AbortSignal.timeout(CLOSING_TIMEOUT_MS);
  await Promise.all(
    riders.map((rider) =>
      endShift(world, rider, signal).catch((error: unknown) => {
        problems.push(`rider ${rider.name} could not end the shift: ${reasonOf(error)}`);
      }),
    ),
  );
}

/** Records follow the last hand-over within moments; the verdict is taken when they agree or the time is up. */
async function settle(
  journeys: readonly Journey[],
  stores: readonly DarkStore[],
  stockBefore: ReadonlyMap<string, Stock>,
  admin: HttpClient,
): Promise<{ checks: Check[]; orders: OrderRecord[] }> {
  const orderIds = journeys.flatMap(({ orderId }) => orderId ?? []);
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const { orders, deliveries } = await readRecords(admin, orderIds);
    const stockAfter = await readStocks(admin, stores, variantsIn(orders));
    const checks = checkBooks({ wanted: journeys.length, journeys, orders, deliveries, stockBefore, stockAfter });
    if (checks.every(({ ok }) => ok) || Date.now() > deadline || journeys.some(({ failure }) => failure)) {
      return { checks, orders };
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_POLL_MS));
  }
}

/** What was ordered from each store, by its id. */
function variantsIn(orders: readonly OrderRecord[]): Map<string, Set<string>> {
  const variants = new Map<string, Set<string>>();
  for (const { dark_store_id, lines } of orders) {
    const known = variants.get(dark_store_id) ?? new Set<string>();
    lines.forEach(({ variant_id }) => known.add(variant_id));
    variants.set(dark_store_id, known);
  }
  return variants;
}

function checkoutTimes(journeys: readonly Journey[]): StageTimes {
  return summarise(
    "shopping and checkout",
    journeys.flatMap(({ checkoutMs }) => checkoutMs ?? []),
  );
}

/** A refusal with what was asked and the request id, so that it can be found in the server's log. */
function reasonOf(error: unknown): string {
  if (error instanceof ApiError) {
    const request = error.requestId ? `, request ${error.requestId}` : "";
    return `${error.message} (${error.call}${request})`;
  }
  return error instanceof Error ? error.message : String(error);
}
