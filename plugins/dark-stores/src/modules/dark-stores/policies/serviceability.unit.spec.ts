import { DEFAULT_ETA_FIGURES, straightLineMinutes } from "./eta";
import type { OpenState } from "./opening-hours";
import { rankStores, serviceabilityOf, stateOf, type StoreSituation } from "./serviceability";

interface Known extends StoreSituation {
  hours: OpenState;
}

const OPEN: OpenState = { is_open: true, opens_at: null, holds_until: null };
const opensAt = (instant: string): OpenState => {
  const opens_at = new Date(instant);
  return { is_open: false, opens_at, holds_until: opens_at };
};

function store(overrides: Partial<Known>): Known {
  return {
    id: "dstore_a",
    code: "A",
    name: "Store A",
    status: "open",
    latitude: 12.97,
    longitude: 77.59,
    prep_minutes: 5,
    delivery_fee: 25,
    minimum_order: 0,
    is_overloaded: false,
    open_orders: 0,
    distance_m: 1000,
    hours: OPEN,
    ...overrides,
  };
}

const ranked = (stores: Known[]) =>
  rankStores(
    stores.map(({ hours, ...known }) => ({
      store: known,
      state: stateOf(known, hours),
      minutes: straightLineMinutes(known, DEFAULT_ETA_FIGURES),
    })),
  );
const answerFor = (stores: Known[]) => serviceabilityOf(ranked(stores));

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
      store({ id: "dstore_full", is_overloaded: true, distance_m: 20 }),
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
    expect(answerFor([store({ status: "paused" }), store({ is_overloaded: true })])).toEqual({
      serviceable: false,
      reason: "overloaded",
    });
  });

  it("says when the first of the closed stores opens", () => {
    const answer = answerFor([
      store({ hours: opensAt("2026-11-23T12:30:00.000Z") }),
      store({ id: "dstore_b", hours: opensAt("2026-11-23T07:30:00.000Z") }),
    ]);
    expect(answer).toEqual({ serviceable: false, reason: "closed", opens_at: "2026-11-23T07:30:00.000Z" });
  });

  it("does not say when a store opens that is closed for good", () => {
    expect(answerFor([store({ status: "closed" })])).toEqual({ serviceable: false, reason: "closed" });
  });

  it("ranks equal promises at equal distance the same way every time", () => {
    const twins = [store({ id: "dstore_b" }), store({ id: "dstore_a" })];
    expect(ranked(twins).map(({ id }) => id)).toEqual(["dstore_a", "dstore_b"]);
    expect(ranked(twins.reverse()).map(({ id }) => id)).toEqual(["dstore_a", "dstore_b"]);
  });
});

describe("the state of a store", () => {
  const closesAt: OpenState = { is_open: true, opens_at: null, holds_until: new Date("2026-11-23T18:00:00Z") };

  it("gives the reason that lasts longest", () => {
    const shut = opensAt("2026-11-23T07:30:00Z");
    expect(stateOf({ status: "closed", is_overloaded: true }, shut)).toMatchObject({
      reason: "closed",
      opens_at: null,
    });
    expect(stateOf({ status: "paused", is_overloaded: true }, shut)).toMatchObject({
      reason: "closed",
      opens_at: new Date("2026-11-23T07:30:00Z"),
    });
    expect(stateOf({ status: "paused", is_overloaded: true }, OPEN).reason).toBe("paused");
    expect(stateOf({ status: "open", is_overloaded: true }, OPEN).reason).toBe("overloaded");
    expect(stateOf({ status: "open", is_overloaded: false }, OPEN)).toMatchObject({ serviceable: true, reason: null });
  });

  it("holds until the hours change it, and for a closed store until someone opens it", () => {
    const until = (status: "open" | "paused" | "closed") => stateOf({ status, is_overloaded: false }, closesAt);
    expect(until("open").holds_until).toEqual(new Date("2026-11-23T18:00:00Z"));
    expect(until("paused").holds_until).toEqual(new Date("2026-11-23T18:00:00Z"));
    expect(until("closed").holds_until).toBeNull();
  });
});
