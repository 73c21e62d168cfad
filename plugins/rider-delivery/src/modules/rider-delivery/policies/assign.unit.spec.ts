import { areasOf } from "./areas";
import { planAssignments, type AssignmentInput, type AvailableRider, type AssignableDelivery } from "./assign";
import { VEHICLE_TABLE } from "./vehicles";

const NOW = 1_000_000_000;
const KM = 1 / 111.195;

function delivery(id: string, east_km: number, changes: Partial<AssignableDelivery> = {}): AssignableDelivery {
  return {
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
  };
}

function rider(id: string, north_km = 0.1, changes: Partial<AvailableRider> = {}): AvailableRider {
  const place = { latitude: north_km * KM, longitude: 0 };
  return { id, ...place, vehicle: "scooter", capacity: null, taken: 0, takes_cash: true, declined: [], ...changes };
}

const expectedOrder = (minutes: number) => ({
  order_id: "soon",
  dark_store_id: "s1",
  placed_at_ms: NOW,
  ready_at_ms: NOW + minutes * 60_000,
  drop: { latitude: 0, longitude: 2.01 * KM },
});

const plan = (input: Omit<AssignmentInput, "vehicles">) => planAssignments({ ...input, vehicles: VEHICLE_TABLE });

describe("a round that assigns", () => {
  it("sends one rider with two orders that lie on one way, nearer door first", () => {
    const trips = plan({
      deliveries: [delivery("far", 2.1), delivery("near", 2)],
      expected: [],
      riders: [rider("r1")],
      now_ms: NOW,
    });
    expect(trips).toEqual([{ rider_id: "r1", delivery_ids: ["near", "far"] }]);
  });

  it("sends two riders where the doors lie in opposite directions", () => {
    const trips = plan({
      deliveries: [delivery("east", 3), delivery("west", -3)],
      expected: [],
      riders: [rider("r1"), rider("r2")],
      now_ms: NOW,
    });
    expect(trips.map(({ delivery_ids }) => delivery_ids.length)).toEqual([1, 1]);
    expect(new Set(trips.map(({ rider_id }) => rider_id)).size).toBe(2);
  });

  it("gives a rider on foot one order at a time", () => {
    const trips = plan({
      deliveries: [delivery("a", 1), delivery("b", 1)],
      expected: [],
      riders: [rider("r1", 0.1, { vehicle: "walk" })],
      now_ms: NOW,
    });
    expect(trips.map(({ delivery_ids }) => delivery_ids.length)).toEqual([1]);
  });

  it("gives a rider with an own number of orders no more and no less", () => {
    const input = { deliveries: [delivery("a", 1), delivery("b", 1)], expected: [], now_ms: NOW };
    expect(plan({ ...input, riders: [rider("r1", 0.1, { capacity: 1 })] })[0]?.delivery_ids).toHaveLength(1);
    const onFoot = rider("r1", 0.1, { vehicle: "walk", capacity: 2 });
    expect(plan({ ...input, riders: [onFoot] })[0]?.delivery_ids).toHaveLength(2);
  });

  it("sends the rider who will be there first, not the nearest, by the speeds the deployment says", () => {
    const riders = [rider("walking", 0.5, { vehicle: "walk" }), rider("riding", 1.5)];
    const input = { deliveries: [delivery("d", 1)], expected: [], riders, now_ms: NOW };
    expect(plan(input)).toEqual([{ rider_id: "riding", delivery_ids: ["d"] }]);
    const vehicles = { ...VEHICLE_TABLE, walk: { ...VEHICLE_TABLE.walk, speed_mps: 6 } };
    expect(planAssignments({ ...input, vehicles })).toEqual([{ rider_id: "walking", delivery_ids: ["d"] }]);
  });

  it("sends a slow rider earlier to a bag that is being packed", () => {
    const input = { deliveries: [delivery("d", 1, { ready_at_ms: NOW + 10 * 60_000 })], expected: [], now_ms: NOW };
    expect(plan({ ...input, riders: [rider("r1", 0.7)] })).toEqual([]);
    const walking = rider("r1", 0.7, { vehicle: "walk" });
    expect(plan({ ...input, riders: [walking] })).toEqual([{ rider_id: "r1", delivery_ids: ["d"] }]);
  });

  it("gives an order of hours ago to the only rider, however slow and far", () => {
    const old = delivery("d", 5, { ready_at_ms: NOW - 6 * 3_600_000 });
    const walking = rider("r1", 7, { vehicle: "walk" });
    expect(plan({ deliveries: [old], expected: [], riders: [walking], now_ms: NOW })).toHaveLength(1);
  });

  it("leaves what is too heavy for the trip to another round, and takes one order however heavy", () => {
    const heavy = [delivery("a", 1, { load_g: 20_000 }), delivery("b", 1.1, { load_g: 6000 })];
    const input = { expected: [], riders: [rider("r1")], now_ms: NOW };
    expect(plan({ ...input, deliveries: heavy })[0]?.delivery_ids).toHaveLength(1);
    const within = heavy.map((each) => ({ ...each, load_g: 12_500 }));
    expect(plan({ ...input, deliveries: within })[0]?.delivery_ids).toHaveLength(2);
    expect(plan({ ...input, deliveries: [delivery("a", 1, { load_g: 90_000 })] })).toHaveLength(1);
  });

  it("waits for a second bag that is nearly packed, and leaves without it when it is not in time", () => {
    const input = { deliveries: [delivery("now", 2)], riders: [rider("r1", 0)], now_ms: NOW };
    expect(plan({ ...input, expected: [expectedOrder(0.5)] })).toEqual([]);
    expect(plan({ ...input, expected: [expectedOrder(-1)] })).toEqual([{ rider_id: "r1", delivery_ids: ["now"] }]);
  });

  it("sends a rider so that the bag is packed when the rider arrives, and not earlier", () => {
    const input = { expected: [], riders: [rider("r1", 1)], now_ms: NOW };
    const packedIn = (minutes: number) => [delivery("d", 2, { ready_at_ms: NOW + minutes * 60_000 })];
    expect(plan({ ...input, deliveries: packedIn(3) })).toEqual([{ rider_id: "r1", delivery_ids: ["d"] }]);
    expect(plan({ ...input, deliveries: packedIn(15) })).toEqual([]);
  });

  it("never gives out an order without delivery", () => {
    const trips = plan({
      deliveries: [delivery("now", 2)],
      expected: [expectedOrder(30)],
      riders: [rider("r1"), rider("r2")],
      now_ms: NOW,
    });
    expect(trips.flatMap(({ delivery_ids }) => delivery_ids)).toEqual(["now"]);
  });

  it("chooses, of two riders at the same place, the one who has had less work", () => {
    const trips = plan({
      deliveries: [delivery("a", 1)],
      expected: [],
      riders: [rider("busy", 0.5, { taken: 6 }), rider("idle", 0.5)],
      now_ms: NOW,
    });
    expect(trips).toEqual([{ rider_id: "idle", delivery_ids: ["a"] }]);
  });
});

describe("areas", () => {
  const store = (id: string, east_km: number) => ({ id, latitude: 0, longitude: east_km * KM });

  it("join stores in reach, also over others between them, whatever their order", () => {
    const stores = [store("c", 20), store("a", 0), store("far", 100), store("b", 10)];
    const areas = [
      { key: "a", dark_store_ids: ["a", "b", "c"] },
      { key: "far", dark_store_ids: ["far"] },
    ];
    expect(areasOf(stores, 11_000)).toEqual(areas);
    expect(areasOf([...stores].reverse(), 11_000)).toEqual(areas);
  });
});
