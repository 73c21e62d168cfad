import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { BIN, succeed } from "../support/cli.js";
import { orderingStore, type OrderingStore } from "../support/orders.js";

let store: OrderingStore;

beforeAll(async () => {
  store = await orderingStore();
});

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

  it("ends with 0 by Ctrl-C", async () => {
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", store.code]);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    child.stderr.on("data", (text: Buffer) => String(text).includes("Watching.") && child.kill("SIGINT"));
    expect(await ended).toBe(0);
  });
});
