import { asPromise, DEFAULT_ETA_FIGURES, storeMinutes, straightLineMinutes, type EtaStore } from "./eta";

const store = (overrides: Partial<EtaStore>): EtaStore => ({
  latitude: 12.97,
  longitude: 77.59,
  prep_minutes: 5,
  open_orders: 0,
  distance_m: 1000,
  ...overrides,
});

const minutes = (overrides: Partial<EtaStore>) => straightLineMinutes(store(overrides), DEFAULT_ETA_FIGURES);

describe("straight-line promise", () => {
  it("adds prep, queue and travel", () => {
    // 5 + 4 x 0.5 + 1000 x 1.35 / 250
    expect(minutes({ open_orders: 4 })).toBeCloseTo(12.4);
  });

  it("grows with distance and with the queue", () => {
    expect(minutes({ distance_m: 3000 })).toBeGreaterThan(minutes({ distance_m: 500 }));
    expect(minutes({ open_orders: 10 })).toBeGreaterThan(minutes({ open_orders: 0 }));
  });

  it("caps what the queue adds", () => {
    const busy = store({ prep_minutes: 0, open_orders: 100_000, distance_m: 0 });
    expect(storeMinutes(busy, DEFAULT_ETA_FIGURES)).toBe(DEFAULT_ETA_FIGURES.max_queue_minutes);
  });

  it("follows the figures it is given", () => {
    const slower = { ...DEFAULT_ETA_FIGURES, rider_speed_m_per_minute: 125 };
    expect(straightLineMinutes(store({ prep_minutes: 0 }), slower)).toBeCloseTo(10.8);
  });
});

describe("a promise", () => {
  it("is whole minutes, rounded up, at least one", () => {
    expect([12.4, 12, 0, 0.2].map(asPromise)).toEqual([13, 12, 1, 1]);
  });
});
