import { readOptions } from "../options";
import { capacityOf, travelSeconds, VEHICLE_TABLE } from "./vehicles";

const optionsWith = (vehicles: unknown) => readOptions({ redisUrl: "redis://unused", vehicles });

describe("vehicles", () => {
  it("are as the table says where options say nothing", () => {
    expect(optionsWith(undefined).vehicles).toEqual(VEHICLE_TABLE);
  });

  it("are changed by options one rule at a time", () => {
    const { vehicles } = optionsWith({ scooter: { speed_mps: 8 } });
    expect(vehicles).toEqual({ ...VEHICLE_TABLE, scooter: { ...VEHICLE_TABLE.scooter, speed_mps: 8 } });
    expect(travelSeconds(800, vehicles.scooter)).toBeCloseTo(130);
  });

  it("refuse speeds and capacities that cannot be, and vehicles and rules that are not there", () => {
    expect(() => optionsWith({ cycle: { speed_mps: 0 } })).toThrow("option vehicles.cycle.speed_mps");
    expect(() => optionsWith({ cycle: { capacity: 1.5 } })).toThrow("option vehicles.cycle.capacity");
    expect(() => optionsWith({ boat: {} })).toThrow("boat");
    expect(() => optionsWith({ walk: { speed_kmh: 5 } })).toThrow("speed_kmh");
  });

  it("carry as many orders as the rider takes, else as the vehicle does", () => {
    expect(capacityOf({ vehicle: "cycle", capacity: null }, VEHICLE_TABLE)).toBe(2);
    expect(capacityOf({ vehicle: "cycle", capacity: 1 }, VEHICLE_TABLE)).toBe(1);
    expect(capacityOf({ vehicle: "cycle", capacity: 5 }, VEHICLE_TABLE)).toBe(5);
  });
});
