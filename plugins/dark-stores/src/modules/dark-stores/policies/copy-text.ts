/** What stands for "no value" in PostgreSQL's COPY text format. */
export const COPY_NULL = "\\N";

const SPECIAL = /[\\\t\n\r]/;
const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** A text as COPY's text format writes it. */
export function copyText(value: string): string {
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (sign) => ESCAPES[sign] ?? sign) : value;
}

/**
 * A cell of one of our exports as it was before: spreadsheets run cells that begin like a formula, so an export writes
 * an apostrophe before them (and before such apostrophes), which this takes away again.
 */
export function withoutGuard(value: string): string {
  return value.charCodeAt(0) === 39 && /^'+[=+\-@]/.test(value) ? value.slice(1) : value;
}
