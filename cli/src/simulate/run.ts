import type { Terminal } from "../frame/terminal.js";
import { CommandError } from "../frame/errors.js";
import { ApiError } from "../client/errors.js";
import type { HttpClient } from "../client/http-client.js";
import { showBoard } from "./board.js";
import { checkBooks, readRecords, type Check, type OrderRecord, type Stock } from "./books.js";
import { customerPhone, hirePickers, hireRiders } from "./cast.js";
import { Chance } from "./chance.js";
import { playCustomer } from "./customers.js";
import type { Journey } from "./journey.js";
import { cancelUnfinished, clearFormerRun } from "./leftovers.js";
import { endShift, playRider, type RiderAccount } from "./riders.js";
import { playPicker, type Picker } from "./staff.js";
import { stageTimes, summarise, type StageTimes } from "./stages.js";
import { readStock } from "./stage-set.js";
import { pause, type World } from "./world.js";

export interface Run {
  world: World;
  riders: number;
  staff: number;
  seed: number;
  /** Mean time between two customers. */
  gapMs: number;
  /** Counted from the first customer. */
  timeLimitMs: number;
  terminal: Terminal;
}

export interface RunResult {
  checks: Check[];
  stages: StageTimes[];
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
  }[];
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
  const riders = await hireRiders(world.admin, world.store, run.riders);
  const pickers = await hirePickers(world.admin, world.store, run.staff);
  await clearFormerRun(world.admin, riders);
  const stockBefore = await readStock(world.admin, world.store.id);
  const problems: string[] = [];
  const board = showBoard(terminal, world.journeys, performance.now());
  const watch = watchTheClock(run, stop);
  await Promise.all([...players(run, riders, pickers, problems)]);
  clearInterval(watch);
  world.journeys.forEach((journey) => journey.fail(reasonOf(world.signal.reason ?? "it was not finished")));
  await board;
  await cancelUnfinished(after, world.journeys).catch((error: unknown) => problems.push(reasonOf(error)));
  await sendHome(world, riders, problems);
  const { checks, orders } = await settle(world.journeys, world.store.id, stockBefore, after);
  return {
    checks,
    stages: [checkoutTimes(world.journeys), ...stageTimes(orders)],
    problems,
    duration_ms: Math.round(performance.now() - startedAt),
    orders: world.journeys.map((journey) => ({
      order_id: journey.orderId,
      display_id: journey.displayId,
      status: journey.status,
      picker: journey.picker,
      rider: journey.rider,
      positions_seen: journey.positionsSeen,
      failure: journey.failure,
    })),
  };
}

function* players(
  { world, seed, gapMs }: Run,
  riders: readonly RiderAccount[],
  pickers: readonly Picker[],
  problems: string[],
): Generator<Promise<void>> {
  const chance = new Chance(seed);
  const failed = (who: string) => (error: unknown) => {
    if (!world.signal.aborted) {
      problems.push(`${who}: ${reasonOf(error)}`);
    }
  };
  for (const rider of riders) {
    yield playRider(world, rider, chance.fork()).catch((error: unknown) => {
      failed(`rider ${rider.name}`)(error);
      // Nobody else can bring what this rider carries.
      world.journeys
        .filter((journey) => journey.rider === rider.name)
        .forEach((journey) => journey.fail(`its rider gave up: ${reasonOf(error)}`));
    });
  }
  for (const picker of pickers) {
    yield playPicker(world, picker, chance.fork()).catch(failed(`picker ${picker.name}`));
  }
  let arrival = 0;
  for (const [index, journey] of world.journeys.entries()) {
    const luck = chance.fork();
    const phone = customerPhone(world.store, index);
    const comesAt = arrival;
    arrival += -Math.log(1 - luck.next()) * gapMs;
    yield pause(world, comesAt)
      .then(() => playCustomer(world, journey, phone, luck))
      .catch((error: unknown) => {
        failed(journey.name)(error);
        journey.fail(reasonOf(world.signal.aborted ? world.signal.reason : error));
      });
  }
}

function watchTheClock({ world, timeLimitMs }: Run, stop: AbortController): NodeJS.Timeout {
  const startedAt = Date.now();
  let lastMove = startedAt;
  world.journeys.forEach((journey) => journey.onChange(() => (lastMove = Date.now())));
  return setInterval(() => {
    if (Date.now() - startedAt > timeLimitMs) {
      stop.abort(new CommandError("time_limit", `the time limit of ${timeLimitMs / 1000} s is over`));
    } else if (Date.now() - lastMove > STALLED_AFTER_MS) {
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
  darkStoreId: string,
  stockBefore: ReadonlyMap<string, Stock>,
  admin: HttpClient,
): Promise<{ checks: Check[]; orders: OrderRecord[] }> {
  const orderIds = journeys.flatMap(({ orderId }) => orderId ?? []);
  const deadline = Date.now() + SETTLE_WITHIN_MS;
  for (;;) {
    const { orders, deliveries } = await readRecords(admin, orderIds);
    const touched = new Set(orders.flatMap(({ lines }) => lines.map(({ variant_id }) => variant_id)));
    const stockAfter = await readStock(admin, darkStoreId, touched);
    const checks = checkBooks({ wanted: journeys.length, journeys, orders, deliveries, stockBefore, stockAfter });
    if (checks.every(({ ok }) => ok) || Date.now() > deadline || journeys.some(({ failure }) => failure)) {
      return { checks, orders };
    }
    await new Promise((resolve) => setTimeout(resolve, SETTLE_POLL_MS));
  }
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
