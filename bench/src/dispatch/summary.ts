import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Spread } from "../harness/statistics.js";
import { mean } from "./evaluate.js";
import type { SolvedInstance } from "./solve-one.js";

const DIGITS = 2;
const NAME_WIDTH = 18;
const WIDTH = 12;

const COLUMNS = [
  ["undelivered", "undeliveredPercent"],
  ["door mean", "clickToDoorMean"],
  ["door p90", "clickToDoorP90"],
  ["pickup mean", "readyToPickupMean"],
  ["$/order", "costPerOrder"],
  ["per bundle", "ordersPerBundle"],
  ["round ms", "roundMeanMs"],
  ["max ms", "roundMaxMs"],
] as const;

type Figure = (typeof COLUMNS)[number][1];

/** The unweighted mean of each figure over the instances. */
export function meanOf(results: readonly SolvedInstance[]): Record<Figure, number> {
  return Object.fromEntries(
    COLUMNS.map(([, figure]) => [figure, mean(results.map((result) => result[figure]))]),
  ) as Record<Figure, number>;
}

/** Writes `<out>/summary.json`: each instance, their mean, and the time of a big planning round. */
export async function writeSummary(out: string, results: SolvedInstance[], round: Spread): Promise<void> {
  await mkdir(out, { recursive: true });
  const summary = { mean: meanOf(results), round_300_orders_400_riders_ms: round, instances: results };
  await writeFile(path.join(out, "summary.json"), `${JSON.stringify(summary, null, 2)}\n`);
}

/** Prints a line per instance and their unweighted mean: percent undelivered, minutes, pay, orders, milliseconds. */
export function printSummary(results: SolvedInstance[], round: Spread): void {
  const line = (name: string, cells: string[]) =>
    `${name.padEnd(NAME_WIDTH)}${cells.map((cell) => cell.padStart(WIDTH)).join("")}\n`;
  const figures = (values: Record<Figure, number>) => COLUMNS.map(([, figure]) => values[figure].toFixed(DIGITS));
  const lines = [
    line(
      "instance",
      COLUMNS.map(([title]) => title),
    ),
    ...results.map((result) => line(result.instance, figures(result))),
    line(`mean of ${results.length}`, figures(meanOf(results))),
    "\n",
    `A planning round with 300 open orders and 400 riders: ${round.median.toFixed(1)} ms `,
    `(${round.min.toFixed(1)} to ${round.max.toFixed(1)})\n`,
  ];
  process.stdout.write(lines.join(""));
}
