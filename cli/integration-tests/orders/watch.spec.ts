import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { eventually } from "../support/admin.js";
import { BIN, quickdash, succeed } from "../support/cli.js";
import { sendJson, startFakeServer, type FakeServer } from "../support/fake-server.js";
import { FlakyLink } from "../support/flaky-link.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;
let fake: FakeServer;

beforeAll(async () => {
  store = await orderingStore();
  fake = await startFakeServer((_, response) => sendJson(response, 200, { dark_stores: [], count: 0 }));
});

afterAll(() => fake.close());

describe("orders watch", () => {
  it("prints one JSON a line as orders move, and ends after so many with 0", async () => {
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", store.code, "--count", "3", "--json"]);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const events: Record<string, unknown>[] = [];
    createInterface(child.stdout).on("line", (line) => events.push(JSON.parse(line) as Record<string, unknown>));
    const moves = (async () => {
      // Whatever comes before the socket has joined is not news; the first that is told shows that it has.
      while (child.exitCode === null) {
        const { id } = await store.shop();
        await succeed("orders", "cancel", id, "--reason", "only watched");
      }
    })();
    expect(await ended).toBe(0);
    await moves;
    expect(events).toHaveLength(3);
    for (const event of events) {
      expect(event).toMatchObject({ dark_store: store.code, display_id: expect.any(Number), caught_up: false });
    }
  });

  it("tells what happened while the gateway was away, once it is back", async () => {
    const link = await FlakyLink.open("gateway_url");
    const env = { ...process.env, ...link.environment };
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", store.code], { env });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    let [told, noted] = ["", ""];
    child.stdout.on("data", (text: Buffer) => (told += text.toString()));
    child.stderr.on("data", (text: Buffer) => (noted += text.toString()));
    await eventually(() => Promise.resolve(expect(noted).toContain("Watching.")));
    link.cut();
    await eventually(() => Promise.resolve(expect(noted).toContain("The connection is lost")));
    const missed = await store.shop();
    link.mend();
    await eventually(() => Promise.resolve(expect(noted).toContain("Connected again")));
    const seen = await store.shop();
    for (const { display_id } of [missed, seen]) {
      await eventually(() => Promise.resolve(expect(told).toMatch(new RegExp(`#${display_id}\\b.*confirmed`))));
    }
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    await link.close();
  });

  it("says to an API key that it needs an operator", async () => {
    const run = await quickdash(["orders", "watch"], { QUICKDASH_URL: fake.url, QUICKDASH_API_KEY: "sk_of_a_test" });
    expect(run).toMatchObject({ code: 1, stdout: "" });
    expect(run.stderr).toContain("Watching needs an operator's login");
  });

  it("ends with 0 by Ctrl-C", async () => {
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", store.code]);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    child.stderr.on("data", (text: Buffer) => String(text).includes("Watching.") && child.kill("SIGINT"));
    expect(await ended).toBe(0);
  });
});
