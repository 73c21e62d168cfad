import type { AssignableDelivery } from "./assign";
import { planJoins, type JoinableTrip } from "./join-trips";
import { VEHICLE_TABLE } from "./vehicles";

const NOW = 1_000_000_000;
const MINUTE = 60_000;
const KM = 1 / 111.195;

const delivery = (id: string, east_km: number, changes: Partial<AssignableDelivery> = {}): AssignableDelivery => ({
  id,
  dark_store_id: "s1",
  ready_at_ms: NOW,
  pickup_latitude: 0,
  pickup_longitude: 0,
  drop_latitude: 0,
  drop_longitude: east_km * KM,
  load_g: 0,
  cash_to_collect: 0,
  ...changes,
});

/** A trip to doors in the east whose rider is a kilometre north of the store. */
const trip = (doors_km: number[], changes: Partial<JoinableTrip> = {}): JoinableTrip => ({
  trip_id: "t1",
  rider_id: "r1",
  vehicle: "scooter",
  capacity: null,
  load_g: 0,
  dark_store_id: "s1",
  latitude: KM,
  longitude: 0,
  ready_at_ms: NOW,
  stops: doors_km.map((east_km, index) => ({ delivery_id: `has${index}`, latitude: 0, longitude: east_km * KM })),
  takes_cash: true,
  declined: [],
  ...changes,
});

const joined = (trips: JoinableTrip[], deliveries: AssignableDelivery[]) =>
  planJoins(trips, deliveries, NOW, VEHICLE_TABLE).map(({ trip_id, delivery_ids }) => [trip_id, ...delivery_ids]);

describe("one more delivery for a rider on the way to the store", () => {
  it("goes along when its door is on the way, at the place where it lengthens the way least", () => {
    expect(joined([trip([1, 3])], [delivery("d", 2)])).toEqual([["t1", "has0", "d", "has1"]]);
  });

  it("goes with the trip whose way it lengthens least, and not with one that leads elsewhere", () => {
    expect(joined([trip([1]), trip([2], { trip_id: "t2" })], [delivery("d", 2.1)])).toEqual([["t2", "has0", "d"]]);
    expect(joined([trip([2])], [delivery("west", -2)])).toEqual([]);
  });

  it("does not fit where the vehicle is full, also by what has just joined", () => {
    expect(joined([trip([1, 2, 3])], [delivery("d", 2)])).toEqual([]);
    expect(joined([trip([1], { vehicle: "walk" })], [delivery("d", 1)])).toEqual([]);
    expect(joined([trip([2, 2])], [delivery("a", 2), delivery("b", 2)])).toEqual([["t1", "a", "has0", "has1"]]);
  });

  it("fits as far as the rider's own number of orders goes, more or less than the vehicle's", () => {
    expect(joined([trip([1, 2], { capacity: 2 })], [delivery("d", 2)])).toEqual([]);
    expect(joined([trip([1, 2, 3], { capacity: 4 })], [delivery("d", 2)])).toHaveLength(1);
  });

  it("is not too heavy together with the trip's goods, also with what has just joined", () => {
    const light = (id: string) => delivery(id, 2, { load_g: 5000 });
    expect(joined([trip([2], { load_g: 20_000 })], [light("d")])).toHaveLength(1);
    expect(joined([trip([2], { load_g: 20_001 })], [light("d")])).toEqual([]);
    expect(joined([trip([2], { load_g: 15_001 })], [light("a"), light("b")])).toHaveLength(1);
  });

  it("may be packed while the rider travels and a minute more, not later", () => {
    const packedIn = (minutes: number) => [delivery("d", 2, { ready_at_ms: NOW + minutes * MINUTE })];
    expect(joined([trip([2])], packedIn(4))).toHaveLength(1);
    expect(joined([trip([2])], packedIn(6))).toEqual([]);
    expect(joined([trip([2], { ready_at_ms: NOW + 6 * MINUTE })], packedIn(6))).toHaveLength(1);
  });

  it("may be packed the later the slower the rider is", () => {
    const inEightMinutes = [delivery("d", 2, { ready_at_ms: NOW + 8 * MINUTE })];
    expect(joined([trip([2], { vehicle: "cycle" })], inEightMinutes)).toEqual([]);
    expect(joined([trip([2], { vehicle: "walk", capacity: 2 })], inEightMinutes)).toHaveLength(1);
  });

  it("is of the same store and was not given back by this rider", () => {
    expect(joined([trip([2], { dark_store_id: "s2" })], [delivery("d", 2)])).toEqual([]);
    expect(joined([trip([2], { declined: ["d"] })], [delivery("d", 2)])).toEqual([]);
  });
});
