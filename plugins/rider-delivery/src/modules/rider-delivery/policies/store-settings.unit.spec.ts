import { settingsOf } from "./store-settings";

const RULES = { riders_per_delivery: 3, offer_ttl_ms: 30_000, alert_after_rounds: 4, horizon_ms: 120_000 };

describe("a store's dispatch", () => {
  it("follows the options while the store has set nothing", () => {
    expect(settingsOf("s1", undefined, RULES)).toEqual({ dark_store_id: "s1", mode: "offer", ...RULES });
  });

  it("follows what the store has set, also zero, and the options for the rest", () => {
    const nothing = { riders_per_delivery: null, offer_ttl_ms: null, alert_after_rounds: null, horizon_ms: null };
    const set = { ...nothing, mode: "assign" as const, riders_per_delivery: 1, horizon_ms: 0 };
    expect(settingsOf("s1", set, RULES)).toEqual({
      dark_store_id: "s1",
      mode: "assign",
      ...RULES,
      riders_per_delivery: 1,
      horizon_ms: 0,
    });
  });
});
