import { openStateAt } from "./opening-hours";

const KOLKATA = "Asia/Kolkata";
const BERLIN = "Europe/Berlin";

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
});
