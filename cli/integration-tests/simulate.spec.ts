import { readFileSync } from "node:fs";
import { fixture, quickdash, succeed, temporaryFile } from "./support/cli.js";

const STORE = "CLI-SIM";
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
    const at = ["--at", "-4.25,65.5", "--radius", "2000", "--delivery-fee", "20"];
    await succeed("stores", "create", "--code", STORE, "--name", "Cli Simulation", ...at);
    await succeed("catalog", "import", fixture("simulation-catalog.csv"));
    await succeed("inventory", "import", fixture("simulation-stock.csv"), "--store", STORE);
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
    const day = ["--day", "18-19", "--speed", "600", "--cancel-rate", "40", "--decline-rate", "40"];
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

  it.each([
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
    await expectNothingLeftBehind();
  });

  it("refuses a store that has nothing to sell", async () => {
    await succeed("stores", "create", "--code", "CLI-EMPTY", "--name", "Cli Empty", "--at", "-3,66");
    const { code, stderr } = await quickdash(["simulate", "--store", "CLI-EMPTY"]);
    expect(code).toBe(1);
    expect(stderr).toContain("CLI-EMPTY is not open or has fewer than 5 products in stock");
  });
});

/** A stopped run cancels what it could not finish: no order open, no piece held. */
async function expectNothingLeftBehind(): Promise<void> {
  const open = ["confirmed", "preparing", "ready_for_pickup", "out_for_delivery"].flatMap((status) => [
    "--status",
    status,
  ]);
  expect(await succeed("orders", "list", "--store", STORE, ...open)).toMatchObject({ quick_orders: [] });
  const { offers } = await succeed("inventory", "list", "--store", STORE);
  expect(offers.filter(({ reserved }: { reserved: number }) => reserved > 0)).toEqual([]);
}
