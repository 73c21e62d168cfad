import { DateTime, type IANAZone } from "luxon";
import { WEEKDAYS, type OpeningException, type OpeningHours, type OpeningSpan } from "../../../contract/opening-hours";

/** When a store is meant to be open, in its own time zone. */
export interface Schedule {
  timezone: string;
  opening_hours: OpeningHours;
  opening_exceptions: OpeningException[];
}

/** A stretch of time in milliseconds since 1970: open from `opens` to just before `closes`. */
export interface OpenWindow {
  opens: number;
  closes: number;
}

const MINUTE_MS = 60_000;
/** A week and its first weekday again: a store with weekly hours opens within it. */
const REGULAR_DAYS_AHEAD = 8;
const ALL_DAY: OpeningSpan[] = [["00:00", "24:00"]];

/**
 * The windows of a schedule around an instant, in order and without overlap: from the day before it to the day after
 * all its regular hours have come round once, days with exceptions not counted, and every exception after that.
 * A span belongs to the day it opens on: into a holiday it runs on, out of a holiday it does not run. On a clock change
 * a span opens the first time its time is shown and closes the last time; a time that is skipped is the jump itself.
 */
export function openWindows(schedule: Schedule, zone: IANAZone, now: Date): OpenWindow[] {
  const exceptions = new Map(schedule.opening_exceptions.map((exception) => [exception.date, exception.hours]));
  const windows = datesAround(exceptions, zone, now).flatMap((date) =>
    spansOf(schedule, exceptions, date).map((span) => windowOf(span, date, zone)),
  );
  return merged(windows);
}

/** Calendar days as `YYYY-MM-DD`, oldest first. */
function datesAround(exceptions: Map<string, OpeningSpan[]>, zone: IANAZone, now: Date): DateTime[] {
  const today = DateTime.fromJSDate(now, { zone }).toISODate() ?? "";
  const first = calendarDay(today).minus({ days: 1 });
  const upcoming = [...exceptions.keys()].filter((date) => date >= today);
  const days = REGULAR_DAYS_AHEAD + 1 + upcoming.length;
  const regular = Array.from({ length: days + 1 }, (_, index) => first.plus({ days: index }));
  const last = regular[days]?.toISODate() ?? today;
  const later = upcoming.filter((date) => date > last).sort();
  return [...regular, ...later.map(calendarDay)];
}

/** A day without a zone; arithmetic on it meets no clock change. */
function calendarDay(date: string): DateTime {
  return DateTime.fromISO(date, { zone: "utc" });
}

function spansOf(schedule: Schedule, exceptions: Map<string, OpeningSpan[]>, date: DateTime): OpeningSpan[] {
  const exception = exceptions.get(date.toISODate() ?? "");
  if (exception) {
    return exception;
  }
  const weekday = WEEKDAYS[date.weekday - 1] ?? "mon";
  return schedule.opening_hours === null ? ALL_DAY : (schedule.opening_hours[weekday] ?? []);
}

function windowOf([from, to]: OpeningSpan, date: DateTime, zone: IANAZone): OpenWindow {
  const runsPastMidnight = to < from;
  return {
    opens: Math.min(...instantsOf(date, from, zone)),
    closes: Math.max(...instantsOf(runsPastMidnight ? date.plus({ days: 1 }) : date, to, zone)),
  };
}

/** The instants at which the clock shows this time: one, two when the hour repeats, the jump when it is skipped. */
function instantsOf(date: DateTime, time: string, zone: IANAZone): number[] {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const wall = date.plus({ hours, minutes });
  const local = wall.setZone(zone, { keepLocalTime: true });
  const shown = local.getPossibleOffsets();
  return local.day === wall.day && local.hour === wall.hour && local.minute === wall.minute
    ? shown.map((instant) => instant.toMillis())
    : [jumpBefore(local.toMillis(), zone)];
}

/** The clock change that an instant shortly after it fell into, found to the minute. */
function jumpBefore(instant: number, zone: IANAZone): number {
  const after = zone.offset(instant);
  let minutes = 1;
  while (zone.offset(instant - minutes * MINUTE_MS) === after) {
    minutes += 1;
  }
  return instant - (minutes - 1) * MINUTE_MS;
}

function merged(windows: OpenWindow[]): OpenWindow[] {
  const result: OpenWindow[] = [];
  for (const window of windows.filter(({ opens, closes }) => opens < closes).sort((a, b) => a.opens - b.opens)) {
    const last = result[result.length - 1];
    if (last && window.opens <= last.closes) {
      last.closes = Math.max(last.closes, window.closes);
    } else {
      result.push({ ...window });
    }
  }
  return result;
}
