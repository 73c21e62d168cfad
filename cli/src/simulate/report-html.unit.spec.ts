import { reportHtml } from "./report-html.js";
import type { RunResult } from "./run.js";

const door = { latitude: 12.97, longitude: 77.64 };
const order = { display_id: 1, picker: null, rider: null, positions_seen: 3, failure: null, dark_store: "BLR-X", door };
const result: RunResult = {
  checks: [{ name: "nothing was oversold", ok: true, detail: "4 variants, 0 oversold" }],
  stages: [{ stage: "order to door", count: 1, p50_ms: 61_000, p95_ms: 61_000, max_ms: 61_000 }],
  promise: { delivered: 1, on_time: 1, share: 1 },
  dark_stores: [{ code: "BLR-X", name: "<b>Store & Co</b>", orders: 2, delivered: 1, on_time: 1, share: 1 }],
  riders: [{ name: "Ravi", share: 0.5, deliveries: 1, declined: 0, disappeared: 0 }],
  problems: [],
  duration_ms: 9000,
  orders: [
    { ...order, order_id: "o1", status: "delivered", hour: 18.2, late: false, order_to_door_ms: 61_000 },
    { ...order, order_id: "o2", status: "cancelled", hour: 19.9, late: false, order_to_door_ms: null },
  ],
};
const html = reportHtml({
  result,
  stores: [{ code: "BLR-X", name: "<b>Store & Co</b>", latitude: 12.96, longitude: 77.63 }],
  tracks: [[door, { latitude: 12.96, longitude: 77.63 }]],
  seed: 7,
  speed: 60,
  at: new Date("2026-01-01T00:00:00Z"),
});

describe("the report of a run", () => {
  it("asks nobody for anything", () => {
    expect(html).not.toMatch(/(\bsrc=|href|url\(|@import|https?:)/);
    expect(html).not.toContain("<script");
    expect(html).toContain("default-src 'none'");
  });

  it("tells the figures and draws orders by hour and the map", () => {
    expect(html).toContain("<dt>Promise kept</dt><dd>100 %</dd>");
    expect(html).toContain('<dt>Oversold</dt><dd class="good">0</dd>');
    expect(html).toContain(">18h</text>");
    expect(html.match(/<circle class="(good|quiet)"/g)).toHaveLength(2);
    expect(html).toContain(">1 min</text>");
    expect(html).toContain("61.0 s");
    expect(html).toContain("up to 60 times faster");
  });

  it("shows names as text", () => {
    expect(html).toContain("&lt;b&gt;Store &amp; Co&lt;/b&gt;");
  });
});
