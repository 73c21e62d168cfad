import { estimateEta, estimateRide, type EtaInput, type Ride } from "./eta";
import { VEHICLE_TABLE } from "./vehicles";

const NOW = Date.parse("2026-11-22T10:00:00Z");
const IN_TEN_MINUTES = NOW + 10 * 60_000;
const ride = (changes: Partial<Ride> = {}): Ride => ({ vehicle: "scooter", legs_m: [1200], pace: null, ...changes });
const minutesTold = (input: Omit<EtaInput, "vehicles">) => estimateEta({ ...input, vehicles: VEHICLE_TABLE });
const rideOf = (each: Ride) => estimateRide(each, VEHICLE_TABLE);

describe("the minutes a customer is told", () => {
  it("are what is left of the promise while nobody carries the order", () => {
    const input = { status: "preparing", now_ms: NOW, promised_at_ms: IN_TEN_MINUTES, ride: null };
    expect(minutesTold(input)).toEqual({ eta_minutes: 10, eta_p90_minutes: 10 });
    expect(minutesTold({ ...input, now_ms: NOW + 30_000 }).eta_minutes).toBe(10);
  });

  it("never fall below one when the promise is broken", () => {
    const broken = { now_ms: IN_TEN_MINUTES + 1, promised_at_ms: IN_TEN_MINUTES, ride: null };
    expect(minutesTold({ status: "preparing", ...broken }).eta_minutes).toBe(1);
  });

  it("follow the rider once the order is out, slower on foot than on a scooter", () => {
    const input = { status: "out_for_delivery", now_ms: NOW, promised_at_ms: IN_TEN_MINUTES };
    expect(minutesTold({ ...input, ride: ride() }).eta_minutes).toBe(7);
    expect(minutesTold({ ...input, ride: ride({ vehicle: "walk" }) }).eta_minutes).toBe(22);
  });

  it("are zero at the door and unknown for a cancelled order", () => {
    const input = { now_ms: NOW, promised_at_ms: IN_TEN_MINUTES, ride: null };
    expect(minutesTold({ ...input, status: "delivered" })).toEqual({ eta_minutes: 0, eta_p90_minutes: 0 });
    expect(minutesTold({ ...input, status: "cancelled" })).toEqual({ eta_minutes: null, eta_p90_minutes: null });
  });
});

describe("the way of a rider", () => {
  it("is longer by every door before the customer's, with the hand-over there", () => {
    expect(rideOf(ride({ legs_m: [600, 600] })).eta_minutes).toBe(9);
  });

  it("is taken at the pace the store's deliveries had, and at the model's half as much again without history", () => {
    expect(rideOf(ride({ pace: { p50: 2, p90: 3 } }))).toEqual({ eta_minutes: 13, eta_p90_minutes: 19 });
    expect(rideOf(ride())).toEqual({ eta_minutes: 7, eta_p90_minutes: 10 });
  });

  it("is as quick as the deployment says of the vehicle, with its hand-over", () => {
    const vehicles = {
      ...VEHICLE_TABLE,
      scooter: { ...VEHICLE_TABLE.scooter, speed_mps: 3, road_factor: 1.5, hand_over_s: 60 },
    };
    expect(estimateRide(ride(), vehicles).eta_minutes).toBe(11);
  });
});
