import { randomInt } from "node:crypto";
import { setMaxListeners } from "node:events";
import { z } from "zod";
import { createAdminClient } from "../client/admin-client.js";
import { defineCommand, type Context } from "../frame/command.js";
import { text, wholeNumber } from "../frame/program.js";
import { renderTable } from "../frame/table.js";
import type { Check } from "../simulate/books.js";
import { Journey } from "../simulate/journey.js";
import { playRun, type RunResult } from "../simulate/run.js";
import { findStage } from "../simulate/stage-set.js";
import type { StageTimes } from "../simulate/stages.js";
import { Turnstile } from "../simulate/turnstile.js";

const SHOPPING_AT_ONCE = 3;

export const simulate = defineCommand({
  verb: "simulate",
  summary: "play customers, staff and riders against the running platform, then check the books",
  options: [
    { flags: "--orders <count>", description: "customers who order (20)" },
    { flags: "--riders <count>", description: "riders on shift (5)" },
    { flags: "--staff <count>", description: "pickers in the store (3)" },
    { flags: "--store <code>", description: "the dark store; the first one with goods when left out" },
    { flags: "--seed <number>", description: "the same seed plays the same people and baskets" },
    { flags: "--gap <seconds>", description: "mean time between two customers (1)" },
    { flags: "--time-limit <seconds>", description: "give up after this long (900)" },
  ],
  examples: ["simulate --orders 20 --riders 5 --staff 3", "simulate --orders 5 --store BLR-IND --seed 7 --json"],
  input: z.object({
    orders: wholeNumber(1, 500).default(20),
    riders: wholeNumber(1, 50).default(5),
    staff: wholeNumber(1, 20).default(3),
    store: text().optional(),
    seed: wholeNumber(0, 4_294_967_295).optional(),
    gap: z.coerce.number("must be a number of seconds").min(0).max(600).default(1),
    timeLimit: wholeNumber(10, 86_400).default(900),
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
      const stage = await findStage(connection, admin, input.store);
      const seed = input.seed ?? randomInt(1_000_000);
      terminal.note(
        `${input.orders} customers, ${input.staff} pickers and ${input.riders} riders at ${stage.store.name} (${stage.store.code}), seed ${seed}`,
      );
      const world = {
        ...stage,
        backendUrl: connection.backend_url,
        admin,
        signal: stop.signal,
        shop: new Turnstile(SHOPPING_AT_ONCE),
        journeys: Array.from({ length: input.orders }, (_, index) => new Journey(index + 1)),
      };
      const { riders, staff } = input;
      const [gapMs, timeLimitMs] = [input.gap * 1000, input.timeLimit * 1000];
      const run = { world, riders, staff, seed, gapMs, timeLimitMs, terminal };
      // Closing time has its own client: the books are read even when the run was stopped.
      const result = await playRun(run, stop, createAdminClient(connection));
      const balanced = result.checks.every(({ ok }) => ok) && result.problems.length === 0;
      const { code, name } = stage.store;
      return {
        data: { ok: balanced, seed, dark_store: { code, name }, ...result },
        text: describeRun(context, result, balanced),
        failed: !balanced,
      };
    } finally {
      context.signal.removeEventListener("abort", forward);
    }
  },
});

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
  return `\n${stages}\n\n${checks}${problems}\n\n${verdict} ${(result.duration_ms / 1000).toFixed(1)} s in all.`;
}

function describeCheck({ terminal }: Context, { name, ok, detail }: Check): string {
  const mark = ok ? terminal.paint("green", "ok    ") : terminal.paint("red", "FAILED");
  return `${mark}  ${name}: ${detail}`;
}

function seconds(ms: number | null): string {
  return ms === null ? "-" : `${(ms / 1000).toFixed(1)} s`;
}
