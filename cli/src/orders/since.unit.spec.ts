import { sinceSchema } from "./since.js";

describe("an instant as people write it", () => {
  beforeEach(() => jest.useFakeTimers({ now: new Date("2026-11-24T12:00:00Z") }));
  afterEach(() => jest.useRealTimers());

  it.each([
    ["30m", "2026-11-24T11:30:00.000Z"],
    ["1.5h", "2026-11-24T10:30:00.000Z"],
    ["1d", "2026-11-23T12:00:00.000Z"],
    ["2026-11-01", "2026-11-01T00:00:00.000Z"],
    ["2026-11-01T08:00+05:30", "2026-11-01T02:30:00.000Z"],
  ])("%j is %s", (written, instant) => {
    expect(sinceSchema.parse(written).toISOString()).toBe(instant);
  });

  it.each(["", "yesterday", "5", "5w", "2026-13-01"])("is not %j", (written) => {
    expect(sinceSchema.safeParse(written).success).toBe(false);
  });
});
