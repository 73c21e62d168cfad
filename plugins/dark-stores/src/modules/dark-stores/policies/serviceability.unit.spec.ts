import { straightLineEta } from "./eta";
import { rankStores, serviceabilityOf, type StoreSituation } from "./serviceability";

const NOON = new Date("2026-11-23T06:30:00Z");

function store(overrides: Partial<StoreSituation>): StoreSituation {
  return {
    id: "dstore_a",
    code: "A",
    name: "Store A",
    status: "open",
    latitude: 12.97,
    longitude: 77.59,
    timezone: "Asia/Kolkata",
    opening_hours: null,
    prep_minutes: 5,
    delivery_fee: 25,
    minimum_order: 0,
    max_open_orders: null,
    open_orders: 0,
    distance_m: 1000,
    ...overrides,
  };
}

const answerFor = (stores: StoreSituation[]) => serviceabilityOf(rankStores(stores, straightLineEta, NOON));

describe("serviceability", () => {
  it("chooses the earliest promise, not the nearest store", () => {
    const answer = answerFor([
      store({ id: "dstore_near", distance_m: 300, open_orders: 40 }),
      store({ id: "dstore_far", distance_m: 1500, open_orders: 0 }),
    ]);
    expect(answer).toMatchObject({ serviceable: true, dark_store: { id: "dstore_far" } });
  });

  it("prefers the nearer store when promises are equal", () => {
    const answer = answerFor([store({ id: "dstore_b", distance_m: 990 }), store({ id: "dstore_a", distance_m: 1000 })]);
    expect(answer).toMatchObject({ dark_store: { id: "dstore_b" } });
  });

  it("skips stores that take no orders", () => {
    const answer = answerFor([
      store({ id: "dstore_paused", status: "paused", distance_m: 10 }),
      store({ id: "dstore_full", open_orders: 3, max_open_orders: 3, distance_m: 20 }),
      store({ id: "dstore_open", distance_m: 2000 }),
    ]);
    expect(answer).toMatchObject({ dark_store: { id: "dstore_open" } });
  });

  it("is out of area where no store covers the point", () => {
    expect(answerFor([])).toEqual({ serviceable: false, reason: "out_of_area" });
  });

  it("gives the reason that passes soonest", () => {
    expect(answerFor([store({ status: "closed" }), store({ status: "paused" })])).toEqual({
      serviceable: false,
      reason: "paused",
    });
    expect(answerFor([store({ status: "paused" }), store({ open_orders: 1, max_open_orders: 1 })])).toEqual({
      serviceable: false,
      reason: "overloaded",
    });
  });

  it("says when the first of the closed stores opens", () => {
    const answer = answerFor([
      store({ opening_hours: { mon: [["18:00", "23:00"]] } }),
      store({ id: "dstore_b", opening_hours: { mon: [["13:00", "23:00"]] } }),
    ]);
    expect(answer).toEqual({ serviceable: false, reason: "closed", opens_at: "2026-11-23T07:30:00.000Z" });
  });

  it("does not say when a store opens that is closed for good", () => {
    expect(answerFor([store({ status: "closed" })])).toEqual({ serviceable: false, reason: "closed" });
  });
});
