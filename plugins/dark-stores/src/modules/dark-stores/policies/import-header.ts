import type { ImportRowError } from "../../../contract/imports";

/** One column a file may have: the names its header may use, and whether every row must fill it. */
export interface ColumnRule<Name extends string> {
  name: Name;
  aliases: readonly string[];
  required?: boolean;
}

/** Which cell of a record is which column of ours, and how many cells a record may have. */
export interface Header<Name extends string> {
  cells: Map<Name, number>;
  width: number;
}

/** An error of one row. */
export function rowError(line: number, column: string | null, code: string, message: string): ImportRowError {
  return { line, column, code, message };
}

/** The name of a header cell, whatever its case and spacing. */
export function plainName(cell: string): string {
  return cell
    .trim()
    .toLowerCase()
    .replace(/[\s-]+/g, "_");
}

/** Finds our columns in a header line; columns that are not ours are left alone. */
export function readHeader<Name extends string>(
  cells: readonly string[],
  rules: readonly ColumnRule<Name>[],
): { header: Header<Name>; errors: ImportRowError[] } {
  const names = cells.map(plainName);
  const header: Header<Name> = { cells: new Map(), width: cells.length };
  const errors: ImportRowError[] = [];
  for (const { name, aliases, required } of rules) {
    const found = names.flatMap((entry, index) => (aliases.includes(entry) ? [index] : []));
    const [first] = found;
    if (found.length > 1) {
      errors.push(rowError(1, name, "duplicate_column", `The header names ${name} ${found.length} times.`));
    }
    if (first !== undefined) {
      header.cells.set(name, first);
    } else if (required) {
      errors.push(rowError(1, name, "missing_column", `The header needs a column ${name}.${hint(cells)}`));
    }
  }
  return { header, errors };
}

function hint(cells: readonly string[]): string {
  const [only = ""] = cells;
  return cells.length === 1 && /[;\t|]/.test(only) ? " Separate the columns with commas." : "";
}
