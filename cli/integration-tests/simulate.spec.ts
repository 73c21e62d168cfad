import { readFileSync } from "node:fs";
import { quickdash, succeed, temporaryFile } from "./support/cli.js";
import { expectNothingLeftBehind, stockedStage } from "./support/stage.js";

const STORE = "CLI-SIM";
const SECOND = "CLI-SIM-2";
const PLAY = [
  "simulate",
  "--store",
  STORE,
  "--orders",
  "3",
  "--riders",
  "2",
  "--staff",
  "2",
  "--gap",
  "0.2",
  "--seed",
  "7",
];

describe("simulate", () => {
  beforeAll(async () => {
    await stockedStage(STORE, "-4.25,65.5");
    await stockedStage(SECOND, "-4.25,65.52");
  });

  it("brings every order to its door and finds the books balanced, twice in a row", async () => {
    for (let round = 0; round < 2; round += 1) {
      const result = await succeed(...PLAY);
      expect(result.checks.filter(({ ok }: { ok: boolean }) => !ok)).toEqual([]);
      expect(result).toMatchObject({ ok: true, problems: [], seed: 7 });
      expect(result.orders.map(({ status }: { status: string }) => status)).toEqual(Array(3).fill("delivered"));
      const doorToDoor = result.stages.find(({ stage }: { stage: string }) => stage === "order to door");
      expect(doorToDoor.count).toBe(3);
      expect(doorToDoor.p95_ms).toBeGreaterThanOrEqual(doorToDoor.p50_ms);
    }
  });

  it("plays a day with people who change their minds, repeatably, and reports it in one file", async () => {
    const report = temporaryFile("city.html", "");
    const day = ["--day", "18-19", "--speed", "600", "--cancel-rate", "40", "--decline-rate", "40", "--seed", "9"];
    const city = [...PLAY, ...day, "--reach", "300", "--report", report];
    const [first, again] = [await succeed(...city), await succeed(...city)];
    for (const result of [first, again]) {
      expect(result).toMatchObject({ ok: true, problems: [], speed: 600 });
      const { delivered, on_time } = result.promise;
      expect(delivered).toBe(result.orders.filter(({ status }: { status: string }) => status === "delivered").length);
      expect(on_time).toBeLessThanOrEqual(delivered);
      expect(result.riders).toHaveLength(2);
    }
    const drawn = ({ orders }: typeof first) =>
      orders.map(({ hour, door }: Record<string, unknown>) => ({ hour, door }));
    expect(drawn(again)).toEqual(drawn(first));
    const html = readFileSync(report, "utf8");
    expect(html).toContain("<dt>Promise kept</dt>");
    expect(html.match(/<circle/g)).toHaveLength(3);
  });

  it("plays two stores at once, each with its own people and shelves", async () => {
    const both = [
      "--store",
      STORE,
      "--store",
      SECOND,
      "--orders",
      "6",
      "--gap",
      "0.2",
      "--seed",
      "11",
      "--reach",
      "300",
    ];
    const result = await succeed("simulate", ...both);
    expect(result).toMatchObject({ ok: true, problems: [] });
    const ofStore = (code: string) =>
      result.orders.filter(({ dark_store }: { dark_store: string }) => dark_store === code).length;
    expect(ofStore(STORE) + ofStore(SECOND)).toBe(6);
    expect(Math.min(ofStore(STORE), ofStore(SECOND))).toBeGreaterThan(0);
    expect(result.dark_stores).toMatchObject(
      [STORE, SECOND].map((code) => ({ code, orders: ofStore(code), delivered: ofStore(code) })),
    );
    for (const { dark_store, picker } of result.orders) expect(picker).toMatch(new RegExp(` of ${dark_store}$`));
  });

  it.each([
    [["--stores", "2", "--store", STORE], "--stores counts stores that are found"],
    [["--stores", "4", "--staff", "3"], "--staff must be at least one picker for each store"],
    [["--day", "23-7"], "--day must be hours of one day"],
    [["--speed", "0"], "--speed must be at least 1"],
    [["--cancel-rate", "101"], "--cancel-rate must be at most 100"],
  ])("refuses %j with 2", async (args, sentence) => {
    const { code, stderr } = await quickdash(["simulate", ...args]);
    expect(code).toBe(2);
    expect(stderr).toContain(sentence);
  });

  it("leaves orders that operations can list, show and no longer cancel", async () => {
    const { quick_orders: orders } = await succeed("orders", "list", "--store", STORE, "--status", "delivered");
    expect(orders.length).toBeGreaterThanOrEqual(3);
    const { quick_order } = await succeed("orders", "show", orders[0].order_id);
    expect(quick_order.timeline.at(-1).status).toBe("delivered");
    const late = await quickdash(["orders", "cancel", orders[0].order_id, "--reason", "too late"]);
    expect(late.code).toBe(1);
    const advance = await quickdash(["orders", "advance", orders[0].order_id]);
    expect(advance.stderr).toContain("is delivered and goes no further");
  });

  it("ends with 1 and says FAILED when the time is too short for the orders", async () => {
    const { code, stdout } = await quickdash([
      ...PLAY.slice(0, 3),
      "--orders",
      "20",
      "--riders",
      "1",
      "--time-limit",
      "10",
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain("FAILED  every order was delivered");
    expect(stdout).toContain("The books do not balance.");
    await expectNothingLeftBehind(STORE);
  });

  it("refuses a store that has nothing to sell", async () => {
    await succeed("stores", "create", "--code", "CLI-EMPTY", "--name", "Cli Empty", "--at", "-3,66");
    const { code, stderr } = await quickdash(["simulate", "--store", "CLI-EMPTY"]);
    expect(code).toBe(1);
    expect(stderr).toContain("CLI-EMPTY is not open or has fewer than 5 products in stock");
  });
});
