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
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Some hundred zones for a fortnight. */
const MAX_REMEMBERED_OFFSETS = 10_000;
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

/** A calendar day as its midnight in UTC: free of zones and clock changes, oldest first. */
function datesAround(exceptions: Map<string, OpeningSpan[]>, zone: IANAZone, now: Date): number[] {
  const today = Math.floor((now.getTime() + zone.offset(now.getTime()) * MINUTE_MS) / DAY_MS) * DAY_MS;
  const upcoming = [...exceptions.keys()].map((date) => Date.parse(date)).filter((date) => date >= today);
  const last = today + (REGULAR_DAYS_AHEAD + upcoming.length) * DAY_MS;
  const dates: number[] = [];
  for (let date = today - DAY_MS; date <= last; date += DAY_MS) {
    dates.push(date);
  }
  return [...dates, ...upcoming.filter((date) => date > last).sort((a, b) => a - b)];
}

function spansOf(schedule: Schedule, exceptions: Map<string, OpeningSpan[]>, date: number): OpeningSpan[] {
  const day = new Date(date);
  const exception = exceptions.size > 0 ? exceptions.get(day.toISOString().slice(0, 10)) : undefined;
  if (exception) {
    return exception;
  }
  const weekday = WEEKDAYS[(day.getUTCDay() + 6) % WEEKDAYS.length] ?? "mon";
  return schedule.opening_hours === null ? ALL_DAY : (schedule.opening_hours[weekday] ?? []);
}

function windowOf([from, to]: OpeningSpan, date: number, zone: IANAZone): OpenWindow {
  return {
    opens: Math.min(...instantsOf(date, from, zone)),
    closes: Math.max(...instantsOf(to < from ? date + DAY_MS : date, to, zone)),
  };
}

/** The instants at which the clock shows this time: one, two when the hour repeats, the jump when it is skipped. */
function instantsOf(midnight: number, time: string, zone: IANAZone): number[] {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const before = dailyOffset(zone, midnight - DAY_MS);
  if (before === dailyOffset(zone, midnight + 2 * DAY_MS)) {
    return [midnight + (hours * 60 + minutes - before) * MINUTE_MS];
  }
  const wall = DateTime.fromMillis(midnight, { zone: "utc" }).plus({ hours, minutes });
  const local = wall.setZone(zone, { keepLocalTime: true });
  return local.day === wall.day && local.hour === wall.hour && local.minute === wall.minute
    ? local.getPossibleOffsets().map((instant) => instant.toMillis())
    : [jumpBefore(local.toMillis(), zone)];
}

const dailyOffsets = new Map<string, number>();

/** A zone's offset in minutes at an instant, remembered: stores share zones and days, and asking for one is slow. */
function dailyOffset(zone: IANAZone, instant: number): number {
  const key = `${zone.name} ${instant}`;
  let offset = dailyOffsets.get(key);
  if (offset === undefined) {
    offset = zone.offset(instant);
    if (dailyOffsets.size >= MAX_REMEMBERED_OFFSETS) {
      dailyOffsets.clear();
    }
    dailyOffsets.set(key, offset);
  }
  return offset;
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
