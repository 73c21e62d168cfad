import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { guardedEstimator } from "../../modules/dark-stores/eta/guarded-estimator";
import { readEtaOptions } from "../../modules/dark-stores/eta-options";
import { DEFAULT_ETA_FIGURES, straightLineMinutes, type EtaStore } from "../../modules/dark-stores/policies/eta";
import { rankStores, type StoreState } from "../../modules/dark-stores/policies/serviceability";
import osrmEta from ".";

type Reply = { status?: number; body: string; after_ms?: number };

/** What the server of a test answers next, and what it was asked. */
let reply: Reply;
let asked: string[] = [];
let server: Server;
let url: string;
const warnings: string[] = [];
const logger = { warn: (message: string) => void warnings.push(message), info: () => undefined };

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? "");
    const { status = 200, body, after_ms = 0 } = reply;
    setTimeout(() => response.writeHead(status).end(body), after_ms);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => {
  asked = [];
  warnings.length = 0;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const PIN = { latitude: 12.9716, longitude: 77.5946 };
const store = (distance_m: number, overrides: Partial<EtaStore> = {}): EtaStore => ({
  latitude: 12.98,
  longitude: 77.6,
  prep_minutes: 5,
  open_orders: 0,
  distance_m,
  ...overrides,
});
const byDistance = (stores: EtaStore[]) => stores.map((known) => straightLineMinutes(known, DEFAULT_ETA_FIGURES));
const table = (seconds: (number | null)[]): string =>
  JSON.stringify({ code: "Ok", durations: seconds.map((value) => [value]) });

function estimator(eta: Record<string, unknown> = {}) {
  const options = readEtaOptions({ eta: { timeout_ms: 5000, breaker_reset_ms: 50, ...eta } });
  return guardedEstimator(osrmEta({ url: `${url}/` }, options.figures), options, logger);
}

describe("an OSRM table", () => {
  it("is asked once for all stores, longitude first, and adds prep and queue to the ride", async () => {
    reply = { body: table([600, 90]) };
    const stores = [store(1000, { open_orders: 4 }), store(3000, { latitude: 12.9, longitude: 77.5 })];
    expect(await estimator().minutesFor(stores, PIN)).toEqual([17, 6.5]);
    expect(asked).toEqual([
      "/table/v1/driving/77.600000,12.980000;77.500000,12.900000;77.594600,12.971600" +
        "?sources=0;1&destinations=2&annotations=duration",
    ]);
  });

  it("is asked in parts for more stores than it takes", async () => {
    reply = { body: table(Array.from({ length: 99 }, () => 60)) };
    const model = osrmEta({ url }, DEFAULT_ETA_FIGURES);
    const stores = Array.from({ length: 198 }, () => store(100));
    const minutes = await model.promiseMinutes(stores, PIN, AbortSignal.timeout(2000));
    expect(minutes).toEqual(stores.map(() => 6));
    expect(asked).toHaveLength(2);
  });

  it("is not asked when there is no store", async () => {
    expect(await estimator().minutesFor([], PIN)).toEqual([]);
    expect(asked).toEqual([]);
  });

  it("leaves a store without a way to the default", async () => {
    reply = { body: table([null, 120]) };
    const stores = [store(1000), store(2000)];
    expect(await estimator().minutesFor(stores, PIN)).toEqual([byDistance(stores)[0], 7]);
  });

  it("can make a store that is further away the better one", async () => {
    reply = { body: table([1500, 240]) };
    const stores = [store(500), store(2500)];
    const minutes = await estimator().minutesFor(stores, PIN);
    const state: StoreState = { serviceable: true, reason: null, opens_at: null, holds_until: null };
    const ranked = rankStores(
      stores.map((known, index) => ({
        store: {
          ...known,
          id: `store-${index}`,
          code: "",
          name: "",
          status: "open",
          is_overloaded: false,
          delivery_fee: 0,
          minimum_order: 0,
        },
        state,
        minutes: minutes[index] ?? 0,
      })),
    );
    expect(ranked.map(({ id, eta_minutes }) => [id, eta_minutes])).toEqual([
      ["store-1", 9],
      ["store-0", 30],
    ]);
  });
});

describe("a routing service that fails", () => {
  const stores = [store(1000), store(3000)];

  it.each<[string, Reply]>([
    ["answers with an error", { status: 500, body: "{}" }],
    ["answers in another language", { body: "<html>hello</html>" }],
    ["refuses in OSRM's way", { status: 400, body: '{"code":"TooBig","message":"Too many table coordinates"}' }],
    ["leaves stores out", { body: table([60]) }],
    ["answers with a negative ride", { body: table([-60, 60]) }],
    ["answers with a ride of days", { body: table([60, 90 * 24 * 3600]) }],
    ["sends somewhere else", { status: 302, body: "" }],
    ["is too slow", { body: table([60, 60]), after_ms: 20_000 }],
  ])("%s: promises are made by distance, in time", async (_, failing) => {
    reply = failing;
    const before = Date.now();
    expect(await estimator({ timeout_ms: 200 }).minutesFor(stores, PIN)).toEqual(byDistance(stores));
    expect(Date.now() - before).toBeLessThan(10_000);
  });

  it("is not asked any more after it kept failing, and again once it has recovered", async () => {
    const asking = estimator();
    reply = { status: 500, body: "" };
    for (let call = 0; call < 30; call += 1) {
      expect(await asking.minutesFor(stores, PIN)).toEqual(byDistance(stores));
    }
    expect(asked.length).toBeLessThan(25);
    expect(warnings[0]).toContain("the routing service answered 500");
    reply = { body: table([60, 60]) };
    let minutes = await asking.minutesFor(stores, PIN);
    for (let tries = 0; tries < 100 && minutes[0] !== 6; tries += 1) {
      await new Promise((resolve) => setTimeout(resolve, 50));
      minutes = await asking.minutesFor(stores, PIN);
    }
    expect(minutes).toEqual([6, 6]);
    expect(await asking.minutesFor(stores, PIN)).toEqual([6, 6]);
  });

  it("is like one that nobody can reach", async () => {
    const options = readEtaOptions({ eta: {} });
    const nobody = guardedEstimator(osrmEta({ url: "http://127.0.0.1:9" }, options.figures), options, logger);
    expect(await nobody.minutesFor(stores, PIN)).toEqual(byDistance(stores));
  });
});

describe("settings", () => {
  it.each([
    [{}],
    [{ url: "ftp://somewhere" }],
    [{ url: "http://here", profile: "../x" }],
    [{ url: "http://x", ur1: 1 }],
  ])("are refused when they are wrong: %j", (options) => {
    expect(() => osrmEta(options, DEFAULT_ETA_FIGURES)).toThrow(/url|profile|options/);
  });
});
