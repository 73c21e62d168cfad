import { IANAZone } from "luxon";
import { openWindows, type OpenWindow, type Schedule } from "./opening-windows";

/** Whether a store is open at an instant, when it opens next, and until when at least this answer holds. */
export interface OpenState {
  is_open: boolean;
  /** Null when it is open, or never opens. */
  opens_at: Date | null;
  /** Null when the clock alone never changes the answer. */
  holds_until: Date | null;
}

const ALWAYS_OPEN: OpenState = { is_open: true, opens_at: null, holds_until: null };
const DAY_MS = 24 * 60 * 60_000;
/** Different schedules, not stores: most stores of a city share theirs. About 1 KB each. */
const MAX_REMEMBERED = 20_000;

interface Remembered {
  windows: OpenWindow[];
  /** Windows are known around this instant, and good for a day after it. */
  from: number;
}

/**
 * Answers from schedules whose windows it has worked out before: time zone arithmetic costs a fraction of a
 * millisecond, which a request that looks at twenty stores should not pay for each.
 */
export class OpeningTimes {
  private readonly remembered = new Map<string, Remembered>();

  /**
   * Whether a store is open. `key` stands for exactly this schedule; `read` is called when it is not remembered.
   */
  stateAt(key: string, read: () => Schedule, now: Date): OpenState {
    const at = now.getTime();
    let known = this.remembered.get(key);
    if (!known || at < known.from || at >= known.from + DAY_MS) {
      known = { windows: windowsOf(read(), now), from: at };
      this.remember(key, known);
    }
    return stateIn(known.windows, at, known.from + DAY_MS);
  }

  private remember(key: string, known: Remembered): void {
    this.remembered.delete(key);
    if (this.remembered.size >= MAX_REMEMBERED) {
      const oldest = this.remembered.keys().next().value;
      this.remembered.delete(oldest ?? "");
    }
    this.remembered.set(key, known);
  }
}

/** Whether a store with this schedule is open; without hours and exceptions it always is. */
export function openStateAt(schedule: Schedule, now: Date): OpenState {
  return stateIn(windowsOf(schedule, now), now.getTime(), now.getTime() + DAY_MS);
}

/** One window without an end stands for a store that never closes. */
const UNBOUNDED: OpenWindow[] = [{ opens: -Infinity, closes: Infinity }];

function windowsOf(schedule: Schedule, now: Date): OpenWindow[] {
  if (schedule.opening_hours === null && schedule.opening_exceptions.length === 0) {
    return UNBOUNDED;
  }
  return openWindows(schedule, IANAZone.create(schedule.timezone), now);
}

/** What is further away than the windows are known for is not promised: `holds_until` is at the latest `horizon`. */
function stateIn(windows: OpenWindow[], at: number, horizon: number): OpenState {
  if (windows === UNBOUNDED) {
    return ALWAYS_OPEN;
  }
  const window = windows.find(({ closes }) => closes > at);
  if (window && window.opens <= at) {
    return { is_open: true, opens_at: null, holds_until: new Date(Math.min(window.closes, horizon)) };
  }
  const opens = window?.opens ?? Infinity;
  return {
    is_open: false,
    opens_at: window ? new Date(opens) : null,
    holds_until: new Date(Math.min(opens, horizon)),
  };
}
