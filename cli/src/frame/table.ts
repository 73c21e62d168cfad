import Table from "cli-table3";
import stringWidth from "string-width";

export interface Column<Row> {
  title: string;
  value: (row: Row) => string | number | null | undefined;
  align?: "left" | "right";
  /** Colours what is shown of the value; colours in the value itself are taken out. */
  paint?: (text: string, row: Row) => string;
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

/**
 * A plain table that fits the width: the widest columns are cut first, with an ellipsis. Where even narrow columns have
 * no room beside each other, each row becomes a block of names and values.
 */
export function renderTable<Row>(rows: readonly Row[], columns: readonly Column<Row>[], width: number): string {
  const cells = rows.map((row) => columns.map((column) => printable(column.value(row))));
  const available = width - GAP * (columns.length - 1);
  const widths = fitWidths(
    columns.map((column, index) => widest([column.title, ...cells.map((line) => line[index]!)])),
    available,
  );
  if (sum(widths) > available) {
    return renderBlocks(rows, cells, columns, width);
  }
  const table = new Table({
    head: columns.map((column, index) => cut(column.title.toUpperCase(), widths[index]!)),
    chars: PLAIN_CHARS,
    colAligns: columns.map((column) => column.align ?? "left"),
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [], compact: true },
  });
  cells.forEach((line, at) =>
    table.push(line.map((cell, index) => paint(columns[index]!, cut(cell, widths[index]!), rows[at]!))),
  );
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\n");
}

function renderBlocks<Row>(
  rows: readonly Row[],
  cells: readonly (readonly string[])[],
  columns: readonly Column<Row>[],
  width: number,
): string {
  const nameWidth = widest(columns.map(({ title }) => title));
  const block = (line: readonly string[], row: Row): string =>
    line
      .map((cell, index) => {
        const column = columns[index]!;
        return `${pad(column.title.toUpperCase(), nameWidth)}  ${paint(column, cut(cell, width - nameWidth - GAP), row)}`;
      })
      .join("\n");
  return cells.map((line, at) => block(line, rows[at]!)).join("\n\n");
}

function paint<Row>(column: Column<Row>, text: string, row: Row): string {
  return column.paint ? column.paint(text, row) : text;
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
  const width = widest(facts.map(([name]) => name));
  return facts.map(([name, value]) => `${pad(name, width)}  ${printable(value)}`).join("\n");
}

/** What customers and suppliers typed may hold line ends and escape sequences: a cell is one line that moves no cursor. */
function printable(value: string | number | null | undefined): string {
  const text = String(value ?? "").replace(/\p{Cc}+/gu, " ");
  return text === "" ? "-" : text;
}

function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) {
    return text;
  }
  let kept = "";
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(kept + segment) > width - 1) {
      break;
    }
    kept += segment;
  }
  return `${kept}…`;
}

function pad(text: string, width: number): string {
  return text + " ".repeat(Math.max(width - stringWidth(text), 0));
}

/** Rows may be many: the longest is not looked for with a spread. */
function widest(texts: readonly string[]): number {
  return texts.reduce((width, text) => Math.max(width, stringWidth(text)), 0);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
