import { isLate, latenessMs, spanText } from "./lateness.js";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 10, minute)).toISOString();
const now = Date.parse(at(30));
const order = (status: "preparing" | "delivered" | "cancelled", promised: number, delivered?: number) => ({
  status,
  promised_at: at(promised),
  timeline: delivered === undefined ? [] : [{ status: "delivered" as const, at: at(delivered) }],
});

describe("an order", () => {
  it("is late when it is open after its promise", () => {
    expect(isLate(order("preparing", 20), now)).toBe(true);
    expect(isLate(order("preparing", 40), now)).toBe(false);
  });

  it("is late when it came after its promise, whatever the time is now", () => {
    expect(latenessMs(order("delivered", 20, 25), now)).toBe(5 * 60_000);
    expect(isLate(order("delivered", 20, 15), now)).toBe(false);
  });

  it("is never late when it was cancelled", () => {
    expect(latenessMs(order("cancelled", 20), now)).toBeNull();
    expect(isLate(order("cancelled", 20), now)).toBe(false);
  });
});

describe("a span of time", () => {
  it.each([
    [400, "0 s"],
    [45_000, "45 s"],
    [-200_000, "3 min 20 s"],
    [7_500_000, "2 h 5 min"],
    [200_000_000, "2 d 7 h"],
  ])("of %i ms is %j", (ms, text) => expect(spanText(ms)).toBe(text));
});
