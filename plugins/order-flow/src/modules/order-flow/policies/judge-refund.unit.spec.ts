import { grantedStatus, isWithinLimit, refuseUnfitRequest } from "./judge-refund";

const rules = { window_days: 3, limit_days: 30, limit_count: 3, limit_amount: 1_000 };
const delivered_at = new Date("2026-01-01T10:00:00Z");
const at = (now: string) => ({ delivered_at, now: new Date(now) });

describe("a customer's request", () => {
  it("is in time up to the last second of the window", () => {
    const judge = (now: string) => () => refuseUnfitRequest({ reason: "missing" }, at(now), rules);
    expect(judge("2026-01-04T10:00:00Z")).not.toThrow();
    expect(judge("2026-01-04T10:00:01Z")).toThrow(/within 3 days/);
  });

  it.each([
    ["damaged", true],
    ["wrong_item", true],
    ["quality", true],
    ["missing", false],
    ["other", false],
  ] as const)("because of %s items needs a photo: %s", (reason, needed) => {
    const judge = (photo_reference?: string) => () =>
      refuseUnfitRequest({ reason, photo_reference }, at("2026-01-02T10:00:00Z"), rules);
    if (needed) expect(judge()).toThrow(/photo/);
    else expect(judge()).not.toThrow();
    expect(judge("file_1")).not.toThrow();
  });
});

describe("the limit of a customer", () => {
  it("is reached by number or by amount, whichever comes first", () => {
    expect(isWithinLimit({ count: 2, amount: 900 }, 100, rules)).toBe(true);
    expect(isWithinLimit({ count: 2, amount: 900 }, 100.01, rules)).toBe(false);
    expect(isWithinLimit({ count: 3, amount: 0 }, 1, rules)).toBe(false);
  });
});

it("cash is paid out by people, everything else goes back the way it came", () => {
  expect(grantedStatus("cod")).toBe("to_pay_out");
  expect(grantedStatus("razorpay")).toBe("approved");
});
