import { cpus } from "node:os";
import type { Findings, Measurement, Ratio } from "../findings.js";
import type { Spread } from "./statistics.js";

/** Whether a ratio is as it should be; null without a goal. */
export function isReached({ value, goal }: Ratio): boolean | null {
  return goal && (goal.at === "least" ? value >= goal.value : value <= goal.value);
}

/** Prints what a benchmark found, for people or as JSON. */
export function printFindings(input: { benchmark: string; scale: string; findings: Findings; asJson: boolean }): void {
  const { benchmark, scale, findings } = input;
  const machine = { cpus: cpus().length, cpu: cpus()[0]?.model.trim() ?? "", node: process.version };
  const ratios = findings.ratios.map((ratio) => ({ ...ratio, reached: isReached(ratio) }));
  process.stdout.write(
    input.asJson
      ? `${JSON.stringify({ benchmark, scale, machine, ...findings, ratios }, null, 2)}\n`
      : `${[
          `${benchmark} (${scale}): ${findings.data}`,
          `${machine.cpus} x ${machine.cpu}, Node ${machine.node}`,
          ...tablesOf(findings.measurements),
          "",
          ...ratios.map(lineOf),
          ...findings.notes.map((note) => `Note: ${note}`),
        ].join("\n")}\n`,
  );
}

function lineOf({ what, value, goal, reached }: Ratio & { reached: boolean | null }): string {
  const verdict = goal ? ` (at ${goal.at} ${goal.value}: ${reached ? "reached" : "MISSED"})` : "";
  return `${what}: ${figure(value)}${verdict}`;
}

function tablesOf(measurements: Measurement[]): string[] {
  const scenarios = [...new Set(measurements.map(({ scenario }) => scenario))];
  return scenarios.flatMap((scenario) => {
    const rows = measurements.filter((measurement) => measurement.scenario === scenario);
    const columns = [...new Set(rows.flatMap(({ figures }) => Object.keys(figures)))];
    const cells = [
      [scenario, ...columns],
      ...rows.map(({ subject, figures }) => [subject, ...columns.map((column) => cellOf(figures[column]))]),
    ];
    const widths = cells[0]?.map((_, column) => Math.max(...cells.map((row) => (row[column] ?? "").length))) ?? [];
    return ["", ...cells.map((row) => row.map((cell, column) => padded(cell, widths[column] ?? 0, column)).join("  "))];
  });
}

function padded(cell: string, width: number, column: number): string {
  return column === 0 ? cell.padEnd(width) : cell.padStart(width);
}

function cellOf(spread: Spread | undefined): string {
  if (!spread) {
    return "";
  }
  const { median, min, max } = spread;
  return min === max ? figure(median) : `${figure(median)} (${figure(min)}-${figure(max)})`;
}

/** Three digits that count; more where the number is large. */
function figure(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}
