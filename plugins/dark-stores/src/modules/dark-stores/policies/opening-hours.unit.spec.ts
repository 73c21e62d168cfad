import type { OpeningException, OpeningHours } from "../../../contract/opening-hours";
import { openStateAt as stateAt, OpeningTimes } from "./opening-hours";
import type { Schedule } from "./opening-windows";

const KOLKATA = "Asia/Kolkata";
const BERLIN = "Europe/Berlin";
const NEW_YORK = "America/New_York";

const schedule = (
  opening_hours: OpeningHours,
  timezone: string,
  ...opening_exceptions: OpeningException[]
): Schedule => ({
  opening_hours,
  timezone,
  opening_exceptions,
});

/** Whether a store is open and when it opens; `holds_until` has its own tests. */
function openStateAt(hours: OpeningHours, timezone: string, now: Date, ...exceptions: OpeningException[]) {
  const { is_open, opens_at } = stateAt(schedule(hours, timezone, ...exceptions), now);
  return { is_open, opens_at };
}

describe("opening hours", () => {
  it("is always open without hours", () => {
    expect(openStateAt(null, KOLKATA, new Date("2026-11-22T20:00:00Z"))).toEqual({ is_open: true, opens_at: null });
  });

  it("holds from the opening minute to just before the closing minute, in the store's own time", () => {
    const hours = { mon: [["06:00", "23:30"]] as [string, string][] };
    // Monday 2026-11-23 in Kolkata; UTC+05:30
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T00:29:59Z")).is_open).toBe(false);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T00:30:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T17:59:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T18:00:00Z")).is_open).toBe(false);
  });

  it("says when it opens next on the same day, between two spans", () => {
    const hours = {
      mon: [
        ["06:00", "11:00"],
        ["16:00", "22:00"],
      ] as [string, string][],
    };
    const state = openStateAt(hours, KOLKATA, new Date("2026-11-23T07:00:00Z"));
    expect(state).toEqual({ is_open: false, opens_at: new Date("2026-11-23T10:30:00Z") });
  });

  it("says when it opens next across days off, up to the same weekday of next week", () => {
    const hours = { mon: [["06:00", "07:00"]] as [string, string][] };
    const state = openStateAt(hours, KOLKATA, new Date("2026-11-23T02:00:00Z"));
    expect(state).toEqual({ is_open: false, opens_at: new Date("2026-11-30T00:30:00Z") });
  });

  it("runs past midnight into the next day", () => {
    const hours = { sat: [["18:00", "02:00"]] as [string, string][] };
    // Saturday 2026-11-28 18:00 Kolkata to Sunday 02:00
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-28T12:29:00Z")).is_open).toBe(false);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-28T18:00:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-28T20:29:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-28T20:30:00Z")).is_open).toBe(false);
  });

  it("is open to the last minute of the day with 24:00", () => {
    const hours = { mon: [["00:00", "24:00"]] as [string, string][] };
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T18:29:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, KOLKATA, new Date("2026-11-23T18:30:00Z")).is_open).toBe(false);
  });

  it("never opens when every day is off", () => {
    expect(openStateAt({}, KOLKATA, new Date("2026-11-23T18:29:59Z"))).toEqual({ is_open: false, opens_at: null });
    expect(openStateAt({ mon: [] }, KOLKATA, new Date("2026-11-23T18:29:59Z")).opens_at).toBeNull();
  });

  it("keeps the wall clock when summer time ends between now and the opening", () => {
    const hours = { sun: [["08:00", "20:00"]] as [string, string][] };
    // Berlin leaves summer time on Sunday 2026-10-25 at 01:00 UTC; 08:00 is then UTC+1.
    const state = openStateAt(hours, BERLIN, new Date("2026-10-24T20:00:00Z"));
    expect(state.opens_at).toEqual(new Date("2026-10-25T07:00:00Z"));
  });

  it("is open in both hours that the clock shows twice", () => {
    const hours = { sun: [["02:00", "03:00"]] as [string, string][] };
    expect(openStateAt(hours, BERLIN, new Date("2026-10-25T00:30:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, BERLIN, new Date("2026-10-25T01:30:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, BERLIN, new Date("2026-10-25T02:00:00Z")).is_open).toBe(false);
  });

  it("opens at the jump when the clock skips the opening time", () => {
    const hours = { sun: [["02:30", "10:00"]] as [string, string][] };
    // Berlin jumps from 02:00 to 03:00 on Sunday 2026-03-29 at 01:00 UTC.
    const state = openStateAt(hours, BERLIN, new Date("2026-03-29T00:59:00Z"));
    expect(state).toEqual({ is_open: false, opens_at: new Date("2026-03-29T01:00:00Z") });
    expect(openStateAt(hours, BERLIN, new Date("2026-03-29T01:00:00Z")).is_open).toBe(true);
  });

  it("keeps the wall clock when summer time begins between now and the opening", () => {
    const hours = { sun: [["08:00", "20:00"]] as [string, string][] };
    // New York jumps on Sunday 2026-03-08 at 07:00 UTC; 08:00 is then UTC-4.
    const state = openStateAt(hours, NEW_YORK, new Date("2026-03-08T05:00:00Z"));
    expect(state).toEqual({ is_open: false, opens_at: new Date("2026-03-08T12:00:00Z") });
  });

  it("runs through both clock changes at night without a break", () => {
    const hours = { sat: [["22:00", "04:00"]] as [string, string][] };
    // The long night to 2026-11-01 in New York: 22:00 EDT to 04:00 EST is seven hours.
    const long = ["2026-11-01T02:00:00Z", "2026-11-01T05:30:00Z", "2026-11-01T06:30:00Z", "2026-11-01T08:59:59Z"];
    expect(long.map((at) => openStateAt(hours, NEW_YORK, new Date(at)).is_open)).toEqual([true, true, true, true]);
    expect(openStateAt(hours, NEW_YORK, new Date("2026-11-01T09:00:00Z")).is_open).toBe(false);
    // The short night to 2026-03-08: 22:00 EST to 04:00 EDT is five hours.
    expect(openStateAt(hours, NEW_YORK, new Date("2026-03-08T02:59:59Z")).is_open).toBe(false);
    expect(openStateAt(hours, NEW_YORK, new Date("2026-03-08T03:00:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, NEW_YORK, new Date("2026-03-08T07:59:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, NEW_YORK, new Date("2026-03-08T08:00:00Z")).is_open).toBe(false);
  });

  it("opens the first time a repeated time is shown and closes the last time", () => {
    // In Berlin 02:00 to 03:00 comes twice on 2026-10-25: from 00:00 and from 01:00 UTC.
    const early = { sun: [["02:30", "06:00"]] as [string, string][] };
    expect(openStateAt(early, BERLIN, new Date("2026-10-25T00:29:59Z")).is_open).toBe(false);
    expect(openStateAt(early, BERLIN, new Date("2026-10-25T00:30:00Z")).is_open).toBe(true);
    expect(openStateAt(early, BERLIN, new Date("2026-10-25T01:10:00Z")).is_open).toBe(true);
    const late = { sat: [["18:00", "02:30"]] as [string, string][] };
    expect(openStateAt(late, BERLIN, new Date("2026-10-25T01:29:59Z")).is_open).toBe(true);
    expect(openStateAt(late, BERLIN, new Date("2026-10-25T01:30:00Z")).is_open).toBe(false);
  });

  it("closes at the jump when the clock skips the closing time", () => {
    const hours = { sat: [["18:00", "02:30"]] as [string, string][] };
    expect(openStateAt(hours, BERLIN, new Date("2026-03-29T00:59:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, BERLIN, new Date("2026-03-29T01:00:00Z")).is_open).toBe(false);
  });

  it("begins a day at the jump where midnight itself is skipped", () => {
    // Cairo skips 00:00 to 01:00 on Friday 2026-04-24.
    const hours = { fri: [["00:00", "24:00"]] as [string, string][] };
    expect(openStateAt(hours, "Africa/Cairo", new Date("2026-04-23T21:59:59Z")).is_open).toBe(false);
    expect(openStateAt(hours, "Africa/Cairo", new Date("2026-04-23T22:00:00Z")).is_open).toBe(true);
    expect(openStateAt(hours, "Africa/Cairo", new Date("2026-04-24T20:59:59Z")).is_open).toBe(true);
    expect(openStateAt(hours, "Africa/Cairo", new Date("2026-04-24T21:00:00Z")).is_open).toBe(false);
  });
});

describe("opening exceptions", () => {
  const daily: OpeningHours = Object.fromEntries(
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].map((day) => [day, [["08:00", "20:00"]]]),
  );
  const closed = (date: string): OpeningException => ({ date, hours: [] });

  it("close the store on that day, in its own time zone, and on no other", () => {
    // Kolkata, 26 January 2026 is a Monday; 08:00 is 02:30 UTC.
    const holiday = closed("2026-01-26");
    expect(openStateAt(daily, KOLKATA, new Date("2026-01-25T14:29:59Z"), holiday).is_open).toBe(true);
    expect(openStateAt(daily, KOLKATA, new Date("2026-01-26T06:00:00Z"), holiday)).toEqual({
      is_open: false,
      opens_at: new Date("2026-01-27T02:30:00Z"),
    });
    expect(openStateAt(daily, KOLKATA, new Date("2026-01-27T02:30:00Z"), holiday).is_open).toBe(true);
  });

  it("give a day hours of its own instead of its weekday's", () => {
    const short: OpeningException = { date: "2026-12-24", hours: [["10:00", "13:00"]], note: "Christmas Eve" };
    expect(openStateAt(daily, BERLIN, new Date("2026-12-24T08:00:00Z"), short)).toEqual({
      is_open: false,
      opens_at: new Date("2026-12-24T09:00:00Z"),
    });
    expect(openStateAt(daily, BERLIN, new Date("2026-12-24T11:59:59Z"), short).is_open).toBe(true);
    expect(openStateAt(daily, BERLIN, new Date("2026-12-24T12:00:00Z"), short).is_open).toBe(false);
  });

  it("open the store on a day off", () => {
    const special: OpeningException = { date: "2026-11-29", hours: [["09:00", "12:00"]] };
    const state = openStateAt({ mon: [["08:00", "20:00"]] }, BERLIN, new Date("2026-11-27T08:00:00Z"), special);
    expect(state.opens_at).toEqual(new Date("2026-11-29T08:00:00Z"));
  });

  it("close a store that is otherwise always open", () => {
    const holiday = closed("2026-01-26");
    expect(openStateAt(null, KOLKATA, new Date("2026-01-25T18:29:59Z"), holiday).is_open).toBe(true);
    expect(openStateAt(null, KOLKATA, new Date("2026-01-25T18:30:00Z"), holiday)).toEqual({
      is_open: false,
      opens_at: new Date("2026-01-26T18:30:00Z"),
    });
  });

  it("let the night before run on into a holiday", () => {
    const nights = { sat: [["18:00", "02:00"]] as [string, string][] };
    const sunday = closed("2026-11-29");
    expect(openStateAt(nights, KOLKATA, new Date("2026-11-28T20:29:59Z"), sunday).is_open).toBe(true);
    expect(openStateAt(nights, KOLKATA, new Date("2026-11-28T20:30:00Z"), sunday).is_open).toBe(false);
  });

  it("take away the night that would begin on a holiday, and run on themselves past midnight", () => {
    const nights = { sat: [["18:00", "02:00"]] as [string, string][] };
    const saturday = closed("2026-11-28");
    expect(openStateAt(nights, KOLKATA, new Date("2026-11-28T19:30:00Z"), saturday)).toEqual({
      is_open: false,
      opens_at: new Date("2026-12-05T12:30:00Z"),
    });
    const party: OpeningException = { date: "2026-12-31", hours: [["20:00", "03:00"]] };
    expect(openStateAt({}, KOLKATA, new Date("2026-12-31T21:29:59Z"), party).is_open).toBe(true);
    expect(openStateAt({}, KOLKATA, new Date("2026-12-31T21:30:00Z"), party).is_open).toBe(false);
  });

  it("move the opening beyond a long row of holidays", () => {
    const holidays = Array.from({ length: 30 }, (_, day) => closed(`2026-11-${String(day + 1).padStart(2, "0")}`));
    const state = openStateAt(daily, KOLKATA, new Date("2026-11-02T06:00:00Z"), ...holidays);
    expect(state).toEqual({ is_open: false, opens_at: new Date("2026-12-01T02:30:00Z") });
  });

  it("are found however far ahead when the store has no weekly hours", () => {
    const fair: OpeningException = { date: "2027-10-02", hours: [["10:00", "16:00"]] };
    expect(openStateAt({}, KOLKATA, new Date("2026-11-02T06:00:00Z"), fair).opens_at).toEqual(
      new Date("2027-10-02T04:30:00Z"),
    );
  });

  it("that are past change nothing", () => {
    const at = new Date("2026-11-23T07:00:00Z");
    expect(openStateAt(daily, KOLKATA, at, closed("2020-01-26"))).toEqual(openStateAt(daily, KOLKATA, at));
  });
});

describe("how long an answer holds", () => {
  const monday = { mon: [["06:00", "10:00"]] as [string, string][] };

  it("is to the closing while open and to the opening while closed, a day at most", () => {
    const holds = (at: string) => stateAt(schedule(monday, KOLKATA), new Date(at)).holds_until;
    expect(holds("2026-11-23T01:00:00Z")).toEqual(new Date("2026-11-23T04:30:00Z"));
    expect(holds("2026-11-22T12:30:00Z")).toEqual(new Date("2026-11-23T00:30:00Z"));
    expect(holds("2026-11-23T05:00:00Z")).toEqual(new Date("2026-11-24T05:00:00Z"));
  });

  it("does not end at midnight for a store that stays open", () => {
    const weekend = {
      sat: [["08:00", "24:00"]] as [string, string][],
      sun: [["00:00", "12:00"]] as [string, string][],
    };
    const state = stateAt(schedule(weekend, KOLKATA), new Date("2026-11-28T12:00:00Z"));
    expect(state.holds_until).toEqual(new Date("2026-11-29T06:30:00Z"));
  });

  it("is for ever where the clock decides nothing", () => {
    expect(stateAt(schedule(null, KOLKATA), new Date()).holds_until).toBeNull();
  });
});

describe("remembered schedules", () => {
  it("answer as fresh ones do, for weeks and over clock changes, and are worked out once a day", () => {
    const times = new OpeningTimes();
    const nights = schedule({ sat: [["18:00", "02:30"]], wed: [["09:00", "12:00"]] }, BERLIN, {
      date: "2026-10-28",
      hours: [],
    });
    let read = 0;
    const start = Date.parse("2026-10-20T00:00:00Z");
    const hours = 24 * 14;
    for (let hour = 0; hour < hours; hour += 0.25) {
      const now = new Date(start + hour * 3_600_000);
      const remembered = times.stateAt("key", () => ((read += 1), nights), now);
      const fresh = stateAt(nights, now);
      expect({ ...remembered, holds_until: null }).toEqual({ ...fresh, holds_until: null });
      expect(remembered.holds_until?.getTime()).toBeGreaterThan(now.getTime());
    }
    expect(read).toBe(14);
  });

  it("do not mix up two schedules", () => {
    const times = new OpeningTimes();
    const now = new Date("2026-11-23T07:00:00Z");
    expect(times.stateAt("open", () => schedule(null, KOLKATA), now).is_open).toBe(true);
    expect(times.stateAt("shut", () => schedule({}, KOLKATA), now).is_open).toBe(false);
    expect(times.stateAt("open", () => schedule({}, KOLKATA), now).is_open).toBe(true);
  });
});
