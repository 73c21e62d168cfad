import Table from "cli-table3";

export interface Column<Row> {
  title: string;
  value: (row: Row) => string | number | null | undefined;
  align?: "left" | "right";
}

const GAP = 2;
const MIN_COLUMN = 8;
// prettier-ignore
const PLAIN_CHARS = {
  top: "", "top-mid": "", "top-left": "", "top-right": "",
  bottom: "", "bottom-mid": "", "bottom-left": "", "bottom-right": "",
  left: "", "left-mid": "", mid: "", "mid-mid": "",
  right: "", "right-mid": "", middle: " ".repeat(GAP),
};

/** A plain table that fits the width: the widest columns are cut first, with an ellipsis. */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string {
  const cells = rows.map((row) => columns.map((column) => printable(column.value(row))));
  const widths = fitWidths(
    columns.map((column, index) => Math.max(column.title.length, ...cells.map((line) => line[index]!.length))),
    width - GAP * (columns.length - 1),
  );
  const table = new Table({
    head: columns.map((column, index) => cut(column.title.toUpperCase(), widths[index]!)),
    chars: PLAIN_CHARS,
    colAligns: columns.map((column) => column.align ?? "left"),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  cells.forEach((line) => table.push(line.map((cell, index) => cut(cell, widths[index]!))));
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

/** Takes the missing columns away from the widest ones. */
export function fitWidths(wanted: readonly number[], available: number): number[] {
  const widths = [...wanted];
  for (let surplus = sum(widths) - available; surplus > 0; surplus -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if (widths[widest]! <= MIN_COLUMN) {
      break;
    }
    widths[widest]! -= 1;
  }
  return widths;
}

/** Two columns of names and values. */
export function renderFacts(facts: readonly (readonly [string, string | number | null | undefined])[]): string {
  const width = Math.max(...facts.map(([name]) => name.length));
  return facts.map(([name, value]) => `${name.padEnd(width)}  ${printable(value)}`).join("\n");
}

function printable(value: string | number | null | undefined): string {
  return value === null || value === undefined || value === "" ? "-" : String(value);
}

function cut(text: string, width: number): string {
  return text.length <= width ? text : `${text.slice(0, width - 1)}…`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
