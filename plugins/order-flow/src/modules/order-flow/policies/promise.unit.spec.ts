import { promisedAt } from "./promise";
import { timelineOf } from "./timeline";

describe("the promise", () => {
  it("is the placing plus the minutes estimated, whole minutes up", () => {
    const placed = new Date("2026-01-05T10:00:30Z");
    expect(promisedAt(placed, 12).toISOString()).toBe("2026-01-05T10:12:30.000Z");
    expect(promisedAt(placed, 11.2).toISOString()).toBe("2026-01-05T10:12:30.000Z");
  });
});

describe("the timeline", () => {
  it("names what was reached, oldest first, and nothing else", () => {
    expect(
      timelineOf({
        pending_at: null,
        confirmed_at: new Date("2026-01-05T10:00:00Z"),
        preparing_at: "2026-01-05T10:01:00.000Z",
        cancelled_at: "2026-01-05T10:02:00.000Z",
      }),
    ).toEqual([
      { status: "confirmed", at: "2026-01-05T10:00:00.000Z" },
      { status: "preparing", at: "2026-01-05T10:01:00.000Z" },
      { status: "cancelled", at: "2026-01-05T10:02:00.000Z" },
    ]);
  });
});
