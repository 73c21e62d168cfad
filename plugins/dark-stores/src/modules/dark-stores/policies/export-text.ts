/**
 * One cell of an export. Spreadsheets run cells that begin like a formula, so those get an apostrophe, and so do those
 * that begin with such apostrophes; an import takes it away again, so that nothing changes on the way round.
 */
export function exportCell(value: string | null | undefined): string {
  if (value === null || value === undefined || value === "") {
    return "";
  }
  const safe = /^'*[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** One line of an export. */
export function exportLine(cells: readonly (string | null | undefined)[]): string {
  return `${cells.map(exportCell).join(",")}\r\n`;
}
