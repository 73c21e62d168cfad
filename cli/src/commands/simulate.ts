import { randomInt } from "node:crypto";
import { writeFile } from "node:fs/promises";
import { setMaxListeners } from "node:events";
import { z } from "zod";
import { createAdminClient } from "../client/admin-client.js";
import { defineCommand, type Context } from "../frame/command.js";
import { CommandError } from "../frame/errors.js";
import { text, wholeNumber } from "../frame/program.js";
import { renderTable } from "../frame/table.js";
import type { Check } from "../simulate/books.js";
import { Journey } from "../simulate/journey.js";
import { Ledger } from "../simulate/ledger.js";
import { cityPace, QUICK_PACE } from "../simulate/pace.js";
import { planCity } from "../simulate/plan.js";
import { reportHtml } from "../simulate/report-html.js";
import { playRun, type RunResult } from "../simulate/run.js";
import { findStage } from "../simulate/stage-set.js";
import type { StageTimes } from "../simulate/stages.js";
import { Turnstile } from "../simulate/turnstile.js";

const SHOPPING_AT_ONCE = 3;

const percent = z.coerce.number("must be a percentage").min(0, "must not be negative").max(100, "must be at most 100");

const daySchema = z.string().transform((written, issues) => {
  const [, from, to] = /^(\d{1,2})-(\d{1,2})$/.exec(written.trim()) ?? [];
  const [fromHour, toHour] = [Number(from), Number(to)];
  if (fromHour < toHour && toHour <= 24) return { fromHour, toHour };
  issues.addIssue({ code: "custom", message: "must be hours of one day, from 0 to 24, such as 7-23" });
  return z.NEVER;
});

const DAY_RATES = { cancelRate: 4, declineRate: 8, lostRate: 3 } as const;
const DAY_SPEED = 60;
const REACH_M = 420;
const DAY_REACH_M = 900;
const TIME_LIMIT_S = 900;
const HOUR_S = 3600;

export const simulate = defineCommand({
  verb: "simulate",
  summary: "play customers, staff and riders against the running platform, then check the books",
  options: [
    { flags: "--orders <count>", description: "customers who order (20)" },
    { flags: "--riders <count>", description: "riders on shift (5, or 2 for each store when that is more)" },
    { flags: "--staff <count>", description: "pickers at work (3, or one for each store when that is more)" },
    { flags: "--store <code>", description: "a dark store that plays; repeat for more", repeatable: true },
    { flags: "--stores <count>", description: "so many open stores with goods, the first one and its neighbours (1)" },
    { flags: "--seed <number>", description: "the same seed plays the same people and baskets" },
    { flags: "--gap <seconds>", description: "mean time between two customers (1)" },
    { flags: "--day <hours>", description: "play the demand of these hours of a day, such as 7-23 or 18-21" },
    {
      flags: "--speed <factor>",
      description: "so many times faster than the clock, as far as the server allows (60 with --day)",
    },
    { flags: "--road-factor <factor>", description: "how much longer roads are than straight lines (1.3)" },
    { flags: "--reach <metres>", description: "how far away customers live at most (420; 900 with --day)" },
    { flags: "--cancel-rate <percent>", description: "customers who think better of it (0; 4 with --day)" },
    { flags: "--decline-rate <percent>", description: "offers that riders decline (0; 8 with --day)" },
    {
      flags: "--lost-rate <percent>",
      description: "trips on which a rider is not heard of for a while (0; 3 with --day)",
    },
    { flags: "--report <file>", description: "write a report with charts and a map, one HTML file" },
    { flags: "--time-limit <seconds>", description: "give up after this long (900)" },
  ],
  examples: [
    "simulate --orders 20 --riders 5 --staff 3",
    "simulate --orders 5 --store BLR-IND --seed 7 --json",
    "simulate --stores 3 --orders 30 --riders 8 --staff 6",
    "simulate --day 18-21 --speed 60 --orders 60 --riders 8 --seed 7 --report city.html",
  ],
  input: z
    .object({
      orders: wholeNumber(1, 500).default(20),
      riders: wholeNumber(1, 100).optional(),
      staff: wholeNumber(1, 100).optional(),
      store: z.array(text()).optional(),
      stores: wholeNumber(1, 50).optional(),
      seed: wholeNumber(0, 4_294_967_295).optional(),
      gap: z.coerce.number("must be a number of seconds").min(0).max(600).default(1),
      day: daySchema.optional(),
      speed: z.coerce
        .number("must be a number")
        .min(1, "must be at least 1")
        .max(600, "must be at most 600")
        .optional(),
      roadFactor: z.coerce
        .number("must be a number")
        .min(1, "must be at least 1")
        .max(3, "must be at most 3")
        .default(1.3),
      reach: wholeNumber(150, 20_000).optional(),
      cancelRate: percent.optional(),
      declineRate: percent.optional(),
      lostRate: percent.optional(),
      report: text().optional(),
      timeLimit: wholeNumber(10, 86_400).optional(),
    })
    .refine(({ store, stores }) => !store || stores === undefined, {
      path: ["stores"],
      message: "counts stores that are found: with --store name each of them instead",
    })
    .refine(({ store, stores, staff }) => (staff ?? Infinity) >= (store?.length ?? stores ?? 1), {
      path: ["staff"],
      message: "must be at least one picker for each store",
    }),
  async run(context, input) {
    const { terminal } = context;
    const connection = await context.connection();
    const stop = new AbortController();
    // Every waiting player listens to it.
    setMaxListeners(0, stop.signal);
    const forward = (): void => stop.abort(context.signal.reason);
    context.signal.addEventListener("abort", forward, { once: true });
    try {
      const admin = createAdminClient(connection, stop.signal);
      const stage = await findStage(
        connection,
        admin,
        input.store ? { codes: input.store } : { count: input.stores ?? 1 },
      );
      const seed = input.seed ?? randomInt(1_000_000);
      const stores = stage.venues.map(({ store }) => store);
      const { orders, day, riders = Math.max(5, 2 * stores.length), staff = Math.max(3, stores.length) } = input;
      const where = stores.map(({ name, code }) => `${name} (${code})`).join(", ");
      terminal.note(`${orders} customers, ${staff} pickers and ${riders} riders at ${where}, seed ${seed}`);
      const speed = input.speed ?? (day ? DAY_SPEED : 1);
      const habits = {
        cancelRate: (input.cancelRate ?? (day ? DAY_RATES.cancelRate : 0)) / 100,
        declineRate: (input.declineRate ?? (day ? DAY_RATES.declineRate : 0)) / 100,
        lostRate: (input.lostRate ?? (day ? DAY_RATES.lostRate : 0)) / 100,
      };
      const gapMs = (input.gap * 1000) / speed;
      const plan = planCity({
        seed,
        orders,
        riders,
        staff,
        stores: stores.length,
        habits,
        day: day ?? null,
        gapMs,
        speed,
      });
      const world = {
        ...stage,
        backendUrl: connection.backend_url,
        admin,
        signal: stop.signal,
        pace: day || input.speed ? cityPace(speed, input.roadFactor) : QUICK_PACE,
        habits,
        ledger: new Ledger(),
        reachM: input.reach ?? (day ? DAY_REACH_M : REACH_M),
        shop: new Turnstile(SHOPPING_AT_ONCE),
        journeys: Array.from({ length: input.orders }, (_, index) => new Journey(index + 1)),
      };
      const playedS = day ? ((day.toHour - day.fromHour) * HOUR_S) / speed : 0;
      const timeLimitMs = (input.timeLimit ?? TIME_LIMIT_S + playedS) * 1000;
      const clock = day ? { fromHour: day.fromHour, speed } : null;
      const run = { world, riders, staff, plan, timeLimitMs, terminal, clock };
      // Closing time has its own client: the books are read even when the run was stopped.
      const result = await playRun(run, stop, createAdminClient(connection));
      if (stop.signal.aborted) terminal.note(stoppedText(stop.signal.reason));
      const balanced = result.checks.every(({ ok }) => ok) && result.problems.length === 0;
      if (input.report) {
        const tracks = [...world.ledger.riders.values()].map(({ track }) => track);
        await writeReport(input.report, reportHtml({ result, stores, tracks, seed, speed, at: new Date() }));
        terminal.note(`Report: ${input.report}`);
      }
      return {
        data: { ok: balanced, seed, speed, ...result },
        text: describeRun(context, result, balanced),
        failed: !balanced,
      };
    } finally {
      context.signal.removeEventListener("abort", forward);
    }
  },
});

function stoppedText(reason: unknown): string {
  const isByUser = reason instanceof CommandError && reason.code === "interrupted";
  const why = isByUser ? "Stopped." : `Stopped: ${reason instanceof Error ? reason.message : String(reason)}.`;
  return `${why} What was open is cancelled and everybody has gone home.`;
}

async function writeReport(path: string, html: string): Promise<void> {
  await writeFile(path, html).catch((error: Error) => {
    throw new CommandError("report_not_written", `The report cannot be written to ${path}: ${error.message}`);
  });
}

/** The promise and how busy riders were, in two lines. */
function describeService({ promise, riders }: RunResult): string {
  const kept = promise.share === null ? "-" : `${(promise.share * 100).toFixed(0)} %`;
  const list = riders.map(({ name, share, deliveries }) => `${name} ${(share * 100).toFixed(0)} % (${deliveries})`);
  return `Promise kept: ${kept} (${promise.on_time} of ${promise.delivered})\nRiders at work: ${list.join(", ")}`;
}

function describeRun(context: Context, result: RunResult, balanced: boolean): string {
  const { terminal } = context;
  const stages = renderTable(
    result.stages,
    [
      { title: "stage", value: ({ stage }) => stage },
      { title: "orders", value: ({ count }) => count, align: "right" },
      { title: "p50", value: ({ p50_ms }) => seconds(p50_ms), align: "right" },
      { title: "p95", value: ({ p95_ms }) => seconds(p95_ms), align: "right" },
      { title: "longest", value: ({ max_ms }) => seconds(max_ms), align: "right" },
    ] satisfies { title: string; value: (row: StageTimes) => string | number; align?: "right" }[],
    terminal.width,
  );
  const checks = result.checks.map((check) => describeCheck(context, check)).join("\n");
  const problems = result.problems.map((problem) => `\n${terminal.paint("red", "problem")} ${problem}`).join("");
  const verdict = balanced
    ? terminal.paint("green", "The books balance.")
    : terminal.paint("red", "The books do not balance.");
  return `\n${stages}\n\n${describeService(result)}\n\n${checks}${problems}\n\n${verdict} ${(result.duration_ms / 1000).toFixed(1)} s in all.`;
}

function describeCheck({ terminal }: Context, { name, ok, detail }: Check): string {
  const mark = ok ? terminal.paint("green", "ok    ") : terminal.paint("red", "FAILED");
  return `${mark}  ${name}: ${detail}`;
}

function seconds(ms: number | null): string {
  return ms === null ? "-" : `${(ms / 1000).toFixed(1)} s`;
}
