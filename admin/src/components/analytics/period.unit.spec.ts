import { before, isHourly, spanOf } from "./period.js";

const NOON = new Date(2026, 10, 23, 12, 30);
const local = (day: number): string => new Date(2026, 10, day).toISOString();
const NONE = { from: "", to: "" };

describe("the days of a period", () => {
  it.each([
    ["today", 23],
    ["week", 17],
  ] as const)("%s ends with the present day and begins early enough", (period, first) => {
    expect(spanOf(period, NONE, NOON)).toEqual({ from: local(first), to: local(24) });
  });

  it("are both of the dates that were chosen", () => {
    expect(spanOf("own", { from: "2026-11-02", to: "2026-11-03" })).toEqual({ from: local(2), to: local(4) });
  });

  it.each([
    ["2026-11-03", "2026-11-02"],
    ["", "2026-11-02"],
  ])("are none from %p to %p", (from, to) => {
    expect(spanOf("own", { from, to })).toBeNull();
  });

  it("come after as many days to compare with", () => {
    const week = spanOf("week", NONE, NOON)!;
    expect(before(week)).toEqual({ from: local(10), to: local(17) });
    expect([isHourly(week), isHourly(spanOf("today", NONE, NOON)!)]).toEqual([false, true]);
  });
});
