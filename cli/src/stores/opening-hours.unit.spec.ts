import { parseHours } from "./opening-hours.js";

describe("opening hours as people write them", () => {
  it("are always, every day, or named days", () => {
    expect(parseHours("always")).toBeNull();
    expect(Object.keys(parseHours("07:00-23:00") as object)).toHaveLength(7);
    expect(parseHours("Fri-Mon=08:00-22:00")).toEqual(
      Object.fromEntries(["fri", "sat", "sun", "mon"].map((day) => [day, [["08:00", "22:00"]]])),
    );
  });

  it("may have several spans a day", () => {
    const expected = {
      sat: [
        ["08:00", "13:00"],
        ["16:00", "22:00"],
      ],
    };
    expect(parseHours("sat=08:00-13:00+16:00-22:00")).toEqual(expected);
    expect(parseHours("sat=08:00-13:00, sat=16:00-22:00")).toEqual(expected);
  });

  it.each(["", "late", "mon=", "mon=8-22", "someday=08:00-22:00", "mon-xyz=08:00-22:00", "08:00-22:00,"])(
    "are not %j",
    (written) => {
      expect(parseHours(written)).toMatch(/must be always, or DAYS=/);
    },
  );
});
