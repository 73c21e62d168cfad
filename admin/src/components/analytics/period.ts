const DAY_MS = 86_400_000;

export const PERIODS = ["today", "week", "month", "own"] as const;
export type Period = (typeof PERIODS)[number];

/** From (inclusive) and to (exclusive), as instants. */
export interface Span {
  from: string;
  to: string;
}

const DAYS: Record<Exclude<Period, "own">, number> = { today: 1, week: 7, month: 28 };

/** The days of a period, ended by the present day, in the reader's own time zone; own dates include both. */
export function spanOf(period: Period, own: { from: string; to: string }, now = new Date()): Span | null {
  if (period === "own") {
    const [from, to] = [new Date(`${own.from}T00:00`), new Date(`${own.to}T00:00`)];
    if (Number.isNaN(from.getTime()) || Number.isNaN(to.getTime()) || from > to) return null;
    return { from: from.toISOString(), to: dayAfter(to).toISOString() };
  }
  const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  const from = new Date(today);
  from.setDate(from.getDate() - (DAYS[period] - 1));
  return { from: from.toISOString(), to: dayAfter(today).toISOString() };
}

/** As long a time, right before. */
export function before({ from, to }: Span): Span {
  const length = Date.parse(to) - Date.parse(from);
  return { from: new Date(Date.parse(from) - length).toISOString(), to: from };
}

/** Whether a span is so short that its points are hours. */
export const isHourly = ({ from, to }: Span): boolean => Date.parse(to) - Date.parse(from) <= 2 * DAY_MS;

function dayAfter(day: Date): Date {
  const next = new Date(day);
  next.setDate(next.getDate() + 1);
  return next;
}
