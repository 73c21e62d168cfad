import { renderTable } from "../frame/table.js";
import type { ColumnMap } from "./columns.js";
import { mappingText } from "./mapping-file.js";
import type { RowError } from "./read-rows.js";

const ROWS_SHOWN = 20;

/** One line that says which column became which field. */
export function describeColumns(columns: ColumnMap): string {
  const pairs = mappingText(columns).replaceAll(",", ", ");
  return `Columns: ${pairs}${columns.layout ? ` (${columns.layout})` : ""}`;
}

/** The first wrong rows as a table; empty when there is none. */
export function describeRowErrors(errors: readonly RowError[], width: number): string {
  if (errors.length === 0) {
    return "";
  }
  const table = renderTable(
    errors.slice(0, ROWS_SHOWN),
    [
      { title: "line", value: ({ line }) => line, align: "right" },
      { title: "column", value: ({ column }) => column },
      { title: "code", value: ({ code }) => code },
      { title: "what is wrong", value: ({ message }) => message },
    ],
    width,
  );
  const more =
    errors.length > ROWS_SHOWN
      ? `\n… and ${errors.length - ROWS_SHOWN} more (see --json, or --errors for a file of them).`
      : "";
  return `\n\n${table}${more}`;
}
