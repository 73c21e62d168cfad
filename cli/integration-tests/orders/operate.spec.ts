import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { createInterface } from "node:readline";
import { placeOrder } from "../../../backend/integration-tests/support/checkout.js";
import { peopleOf } from "../../../backend/integration-tests/support/people.js";
import {
  createProduct,
  createStore,
  setOffer,
  type TestStore,
} from "../../../backend/integration-tests/support/shop.js";
import { BIN, quickdash, succeed } from "../support/cli.js";

const CODE = `CLI-OPS-${randomBytes(3).toString("hex")}`;
const people = peopleOf(CODE);
let store: TestStore;
let shop: () => Promise<{ id: string; display_id: number }>;

beforeAll(async () => {
  store = await createStore(CODE, { prep_minutes: 1 });
  const product = await createProduct(`Tea of ${CODE}`);
  await setOffer(store, product, { price: 40, mrp: 45, on_hand: 50 });
  const customer = await people.customer();
  shop = () => placeOrder({ customer, store, lines: [{ product, quantity: 3 }] });
});

describe("orders list", () => {
  it("finds orders by time, and says usage errors before it asks", async () => {
    const order = await shop();
    const recent = await succeed("orders", "list", "--store", CODE, "--since", "10m");
    expect(recent.quick_orders.map(({ order_id }: { order_id: string }) => order_id)).toContain(order.id);
    const later = new Date(Date.now() + 3_600_000).toISOString();
    expect(await succeed("orders", "list", "--store", CODE, "--since", later)).toMatchObject({ count: 0 });
    expect(await succeed("orders", "list", "--store", CODE, "--late")).toMatchObject({ count: 0, quick_orders: [] });
    for (const wrong of [
      ["--since", "soon"],
      ["--late", "--status", "delivered"],
    ]) {
      expect((await quickdash(["orders", "list", ...wrong])).code).toBe(2);
    }
  });
});

describe("orders refund", () => {
  it("gives back pieces of a line of a delivered order, and show tells it with the way of the order", async () => {
    const { id } = await shop();
    const early = await quickdash(["orders", "refund", id, "--line", "1:1"]);
    expect({ code: early.code, stdout: early.stdout }).toEqual({ code: 1, stdout: "" });
    for (const to of ["preparing", "ready_for_pickup", "out_for_delivery", "delivered"]) {
      await succeed("orders", "advance", id, "--to", to);
    }
    const { refund } = await succeed("orders", "refund", id, "--line", "1:1", "--reason", "damaged", "--note", "torn");
    expect(refund).toMatchObject({ amount: 40, reason: "damaged", note: "torn", items: [{ quantity: 1 }] });
    const { stdout } = await quickdash(["orders", "show", id]);
    expect(stdout).toContain(`refund ${refund.id}: ₹40`);
    expect(stdout).toMatch(/ out_for_delivery {2}\d+ (s|min \d+ s), by operator/);
    expect(stdout).toMatch(/promised .*, came .* before\n/);
    const much = await quickdash(["orders", "refund", id, "--line", "1:3"]);
    expect(much.code).toBe(1);
    expect(much.stderr).toMatch(/\(request \S+\)/);
    expect((await quickdash(["orders", "refund", id, "--line", "2"])).stderr).toContain("There is no line 2.");
  });

  it.each([[[]], [["--line", "1", "--all"]], [["--line", "one"]], [["--all", "--reason", "mood"]]])(
    "refuses %j with 2",
    async (args) => {
      const { code, stdout } = await quickdash(["orders", "refund", "1", ...args]);
      expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    },
  );
});

describe("orders watch", () => {
  it("prints one JSON a line as orders move, and ends after so many with 0", async () => {
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", CODE, "--count", "3", "--json"]);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    const events: Record<string, unknown>[] = [];
    createInterface(child.stdout).on("line", (line) => events.push(JSON.parse(line) as Record<string, unknown>));
    const moves = (async () => {
      // Whatever comes before the socket has joined is not news; the first that is told shows that it has.
      while (child.exitCode === null) {
        const { id } = await shop();
        await succeed("orders", "cancel", id, "--reason", "only watched");
      }
    })();
    expect(await ended).toBe(0);
    await moves;
    expect(events).toHaveLength(3);
    for (const event of events) {
      expect(event).toMatchObject({ dark_store: CODE, display_id: expect.any(Number), caught_up: false });
    }
  });

  it("ends with 0 by Ctrl-C", async () => {
    const child = spawn(process.execPath, [BIN, "orders", "watch", "--store", CODE]);
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    child.stderr.on("data", (text: Buffer) => String(text).includes("Watching.") && child.kill("SIGINT"));
    expect(await ended).toBe(0);
  });
});
