import type { CsvProblem } from "./csv-records";

/** Why this text is not a plain number, as the end of a sentence; null when it is one. */
export function whyNotANumber(text: string): { code: string; sentence: string } | null {
  if (/^-?\d{1,12}(\.\d{1,6})?$/.test(text)) {
    return null;
  }
  if (/^-?\d{1,3}(,\d{2,3})+(\.\d+)?$/.test(text)) {
    return { code: "thousands_separator", sentence: "must have no thousands separators: write 1234.50, not 1,234.50." };
  }
  if (/^-?\s*(?:\p{Sc}|rs\.?|inr)\s*[\d.,]|[\d.]\s*(?:\p{Sc}|rs\.?|inr|\/-)$/iu.test(text)) {
    return { code: "currency_sign", sentence: "must have no currency sign: write 49.50, not ₹49.50." };
  }
  return { code: "not_a_number", sentence: "must be a plain number such as 49.50." };
}

const INSTANT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:?\d{2})?)?$/i;

/** An instant in ISO 8601 as UTC, or null; a date is its first moment, and without a time zone it is UTC. */
export function readInstant(text: string): string | null {
  const [whole, date, time = "00:00", zone = "Z"] = INSTANT.exec(text) ?? [];
  if (whole === undefined || date === undefined) {
    return null;
  }
  const offset = zone.length === 5 ? `${zone.slice(0, 3)}:${zone.slice(3)}` : zone.toUpperCase();
  const at = new Date(`${date}T${time}${offset}`);
  const [year, month, day] = date.split("-").map(Number);
  const exists = new Date(Date.UTC(year ?? 0, (month ?? 0) - 1, day)).toISOString().startsWith(date);
  return Number.isNaN(at.getTime()) || !exists ? null : at.toISOString();
}

const PROBLEM_SENTENCES: Record<CsvProblem, string> = {
  malformed_quotes: "The quotes of this line do not match: a cell that begins with a quote ends with one.",
  cell_too_long: "This cell is far too long (over 1 MB).",
  invalid_utf8: "This cell is not UTF-8 text: save the file as CSV UTF-8.",
  invalid_character: "This cell has a NUL character in it.",
};

/** The sentence for a record that could not be read. */
export function problemSentence(code: CsvProblem): string {
  return PROBLEM_SENTENCES[code];
}
