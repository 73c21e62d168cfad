import { estimateEtaMinutes } from "./eta";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const IN_TEN_MINUTES = NOW + 10 * 60_000;

describe("the minutes a customer is told", () => {
  it("are what is left of the promise while nobody carries the order", () => {
    const input = { status: "preparing", now_ms: NOW, promised_at_ms: IN_TEN_MINUTES, rider: null };
    expect(estimateEtaMinutes(input)).toBe(10);
    expect(estimateEtaMinutes({ ...input, now_ms: NOW + 30_000 })).toBe(10);
  });

  it("never fall below one when the promise is broken", () => {
    expect(
      estimateEtaMinutes({
        status: "preparing",
        now_ms: IN_TEN_MINUTES + 1,
        promised_at_ms: IN_TEN_MINUTES,
        rider: null,
      }),
    ).toBe(1);
  });

  it("follow the rider once the order is out, slower on foot than on a scooter", () => {
    const input = { status: "out_for_delivery", now_ms: NOW, promised_at_ms: IN_TEN_MINUTES };
    const scooter = estimateEtaMinutes({ ...input, rider: { vehicle: "scooter", distance_m: 1200 } });
    const walk = estimateEtaMinutes({ ...input, rider: { vehicle: "walk", distance_m: 1200 } });
    expect(scooter).toBe(7);
    expect(walk).toBe(22);
  });

  it("are zero at the door and unknown for a cancelled order", () => {
    const input = { now_ms: NOW, promised_at_ms: IN_TEN_MINUTES, rider: null };
    expect(estimateEtaMinutes({ ...input, status: "delivered" })).toBe(0);
    expect(estimateEtaMinutes({ ...input, status: "cancelled" })).toBeNull();
  });
});
