import { WEEKDAYS, type OpeningHours, type Weekday } from "../../../contract/dark-stores";

/** Whether a store is open at an instant, and when it opens next; null when it is open, or never opens. */
export interface OpenState {
  is_open: boolean;
  opens_at: Date | null;
}

interface WallClock {
  year: number;
  month: number;
  day: number;
  minute_of_day: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const DAYS_AHEAD = 8;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(timezone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timezone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
    });
    formatters.set(timezone, formatter);
  }
  return formatter;
}

function wallClockAt(instant: Date, timezone: string): WallClock {
  const parts: Record<string, number> = {};
  for (const part of formatterFor(timezone).formatToParts(instant)) {
    parts[part.type] = Number(part.value);
  }
  return {
    year: parts["year"] ?? 0,
    month: parts["month"] ?? 0,
    day: parts["day"] ?? 0,
    minute_of_day: (parts["hour"] ?? 0) * 60 + (parts["minute"] ?? 0),
  };
}

/** The wall clock read as if it were UTC, in milliseconds: comparable, and free of clock changes. */
function asUtc(clock: WallClock): number {
  return Date.UTC(clock.year, clock.month - 1, clock.day) + clock.minute_of_day * MINUTE_MS;
}

function offsetMs(instantMs: number, timezone: string): number {
  const wholeMinute = Math.floor(instantMs / MINUTE_MS) * MINUTE_MS;
  return asUtc(wallClockAt(new Date(wholeMinute), timezone)) - wholeMinute;
}

/** The first instant at which the store's clock shows this time or, where a clock change skips it, has passed it. */
function instantOf(wallMs: number, timezone: string): number {
  const offsetBefore = offsetMs(wallMs - DAY_MS, timezone);
  const offsetAfter = offsetMs(wallMs + DAY_MS, timezone);
  const candidates = [wallMs - offsetBefore, wallMs - offsetAfter].sort((a, b) => a - b);
  for (const candidate of candidates) {
    if (candidate + offsetMs(candidate, timezone) === wallMs) {
      return candidate;
    }
  }
  let low = Math.min(...candidates);
  let high = Math.max(...candidates);
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS;
    if (middle + offsetMs(middle, timezone) >= wallMs) {
      high = middle;
    } else {
      low = middle;
    }
  }
  return high;
}

function minutes(time: string): number {
  const [hours = "0", rest = "0"] = time.split(":");
  return Number(hours) * 60 + Number(rest);
}

function weekdayOf(dayMs: number): Weekday {
  return WEEKDAYS[(new Date(dayMs).getUTCDay() + 6) % 7] ?? "mon";
}

/**
 * Answers from the store's own wall clock: a span holds from its opening minute to just before its closing minute,
 * a span whose end is before its start runs past midnight, and null hours mean always open.
 */
export function openStateAt(hours: OpeningHours, timezone: string, now: Date): OpenState {
  if (hours === null) {
    return { is_open: true, opens_at: null };
  }
  const clock = wallClockAt(now, timezone);
  const today = Date.UTC(clock.year, clock.month - 1, clock.day);
  const runsToday = (hours[weekdayOf(today)] ?? []).some(([from, to]) => {
    const opens = minutes(from);
    const closes = minutes(to);
    return clock.minute_of_day >= opens && (closes < opens || clock.minute_of_day < closes);
  });
  const runsFromYesterday = (hours[weekdayOf(today - DAY_MS)] ?? []).some(
    ([from, to]) => minutes(to) < minutes(from) && clock.minute_of_day < minutes(to),
  );
  if (runsToday || runsFromYesterday) {
    return { is_open: true, opens_at: null };
  }
  return { is_open: false, opens_at: nextOpening(hours, timezone, today, now) };
}

function nextOpening(hours: NonNullable<OpeningHours>, timezone: string, today: number, now: Date): Date | null {
  for (let day = 0; day <= DAYS_AHEAD; day += 1) {
    const dayMs = today + day * DAY_MS;
    const openings = (hours[weekdayOf(dayMs)] ?? [])
      .map(([from]) => instantOf(dayMs + minutes(from) * MINUTE_MS, timezone))
      .filter((instant) => instant > now.getTime())
      .sort((a, b) => a - b);
    if (openings[0] !== undefined) {
      return new Date(openings[0]);
    }
  }
  return null;
}
