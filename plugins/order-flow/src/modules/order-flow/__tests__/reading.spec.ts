import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { countCancellations } from "../queries/count-cancellations.sql";
import { listLines } from "../queries/list-lines.sql";
import { listStaffOrders } from "../queries/list-staff-orders.sql";
import { listUnrecordedOrders } from "../queries/list-unrecorded-orders.sql";
import { markRecorded } from "../queries/mark-recorded.sql";
import { measureFill } from "../queries/measure-fill.sql";
import { measureStages } from "../queries/measure-stages.sql";
import { postponeRecording } from "../queries/postpone-recording.sql";
import { summarizeIntervals } from "../queries/summarize-intervals.sql";
import { summarizeOrders } from "../queries/summarize-orders.sql";
import { insertOrder, openDatabase } from "./support/database";

let db: Knex;
beforeAll(() => {
  db = openDatabase();
});
afterAll(() => db.destroy());

describe("the work queue", () => {
  const queue = { statuses: ["confirmed" as const, "preparing" as const], limit: 10, offset: 0 };

  it("holds the asked stores' open orders, oldest promise first, with the count of all", async () => {
    const store = { dark_store_id: "dstore_queue" };
    const late = await insertOrder(db, { ...store, promised_at: "2026-01-05T10:30:00Z" });
    const soon = await insertOrder(db, { ...store, promised_at: "2026-01-05T10:10:00Z", status: "preparing" });
    await insertOrder(db, { ...store, status: "delivered" });
    await insertOrder(db, { dark_store_id: "dstore_other" });

    const all = await listStaffOrders(db, { ...queue, dark_store_ids: ["dstore_queue"] });
    expect(all.map((row) => row.order_id)).toEqual([soon, late]);
    const page = await listStaffOrders(db, { ...queue, dark_store_ids: ["dstore_queue"], limit: 1, offset: 1 });
    expect(page).toMatchObject([{ order_id: late, count: 2 }]);
  });

  it("is empty for someone without a store", async () => {
    await insertOrder(db);
    expect(await listStaffOrders(db, { ...queue, dark_store_ids: [] })).toEqual([]);
  });
});

describe("the lines of an order", () => {
  it("come in the order a picker walks: A2 before A10 before B1, no bin last", async () => {
    const bins = ["B1", null, "A10", "A2"];
    const order_id = await insertOrder(db, { lines: bins.map((bin) => ({ bin })) });
    const lines = await listLines(db, { order_ids: [order_id] });
    expect(lines.map((line) => line.bin)).toEqual(["A2", "A10", "B1", null]);
  });

  it("cannot be picked beyond what was ordered, whoever writes", async () => {
    const order_id = await insertOrder(db, { lines: [{ quantity: 2, picked_quantity: 2 }] });
    const beyond = db("quick_order_line").where({ order_id }).update({ picked_quantity: 3 });
    await expect(beyond).rejects.toThrow("quick_order_line_picked_within_ordered");
  });
});

describe("an order", () => {
  it("exists once per cart and once per Medusa order, whoever writes", async () => {
    const order_id = await insertOrder(db, { cart_id: "cart_once" });
    await expect(insertOrder(db, { cart_id: "cart_once" })).rejects.toThrow("quick_order_cart_id_unique");
    await expect(insertOrder(db, { order_id })).rejects.toThrow("quick_order_order_id_unique");
  });

  it("never owes more than was agreed, whoever writes", async () => {
    const order_id = await insertOrder(db);
    const dearer = db("quick_order").where({ order_id }).update({ due_total: 101 });
    await expect(dearer).rejects.toThrow("quick_order_due_within_total");
  });
});

describe("orders whose Medusa records fell behind", () => {
  it("are found once settled, longest waiting first, until they are recorded or put at the end", async () => {
    const waiting = async (updated_at: string) =>
      insertOrder(db, { status: "delivered", recorded_status: "preparing", updated_at });
    const [second, first] = [await waiting("2026-01-05T11:00:00Z"), await waiting("2026-01-05T10:00:00Z")];
    await waiting(new Date().toISOString());
    const found = async () => {
      const rows = await listUnrecordedOrders(db, { settled_before: new Date("2026-01-06T00:00:00Z"), limit: 10 });
      return rows.map((row) => row.order_id);
    };

    expect(await found()).toEqual([first, second]);
    await postponeRecording(db, { order_id: first });
    expect(await found()).toEqual([second]);
    await markRecorded(db, { order_id: second, status: "delivered" });
    expect(await found()).toEqual([]);
  });
});

describe("the analytics of a window", () => {
  const window = {
    from: new Date("2026-02-01T00:00:00Z"),
    to: new Date("2026-02-02T00:00:00Z"),
    dark_store_id: "dstore_analytics",
  };

  it("counts what was placed inside it, and a promise as kept up to its last second", async () => {
    const placed = { dark_store_id: "dstore_analytics", placed_at: "2026-02-01T10:00:00Z" };
    const delivered = (minutes: string) => ({
      ...placed,
      status: "delivered" as const,
      promised_at: "2026-02-01T10:20:00Z",
      confirmed_at: "2026-02-01T10:00:00Z",
      preparing_at: "2026-02-01T10:02:00Z",
      delivered_at: `2026-02-01T10:${minutes}Z`,
    });
    await insertOrder(db, delivered("20:00"));
    await insertOrder(db, delivered("20:01"));
    await insertOrder(db, { ...placed, status: "preparing", preparing_at: "2026-02-01T10:04:00Z" });
    await insertOrder(db, { ...placed, placed_at: "2026-02-02T00:00:00Z" });
    await insertOrder(db, { ...placed, dark_store_id: "dstore_elsewhere" });

    expect(await summarizeOrders(db, window)).toEqual([
      { status: "delivered", orders: 2, value: 200, promise_kept: 1 },
      { status: "preparing", orders: 1, value: 100, promise_kept: 0 },
    ]);
    const stages = await measureStages(db, window);
    expect(stages.map((each) => [each.stage, each.orders])).toEqual([
      ["accept", 2],
      ["door_to_door", 2],
    ]);
    expect(Number(stages[0]?.p50_minutes)).toBe(2);
    expect(Number(stages[1]?.p50_minutes)).toBeCloseTo(20 + 0.5 / 60, 5);
  });

  it("tells day by day, as days are where the store is", async () => {
    const store = { dark_store_id: "dstore_days", status: "delivered" as const, promised_at: "2026-03-02T00:00:00Z" };
    // 18:29 UTC is a minute before midnight in India.
    await insertOrder(db, { ...store, placed_at: "2026-03-01T18:29:00Z", delivered_at: "2026-03-01T18:40:00Z" });
    await insertOrder(db, { ...store, placed_at: "2026-03-01T18:31:00Z", delivered_at: "2026-03-03T00:00:00Z" });
    const days = {
      from: new Date("2026-03-01T00:00:00Z"),
      to: new Date("2026-03-04T00:00:00Z"),
      dark_store_id: "dstore_days",
      interval: "day" as const,
    };
    expect(await summarizeIntervals(db, { ...days, time_zone: "Asia/Kolkata" })).toMatchObject([
      { starts_at: new Date("2026-02-28T18:30:00Z"), orders: 1, delivered: 1, revenue: 100, promise_kept: 1 },
      { starts_at: new Date("2026-03-01T18:30:00Z"), orders: 1, delivered: 1, revenue: 100, promise_kept: 0 },
    ]);
    expect(await summarizeIntervals(db, { ...days, time_zone: "UTC" })).toMatchObject([{ orders: 2 }]);
  });

  it("tells why orders were cancelled, whatever the case, and how much of what was ordered was there", async () => {
    const placed = { dark_store_id: "dstore_reasons", placed_at: "2026-04-01T10:00:00Z" };
    for (const cancel_reason of ["Too late", "too late ", "no milk", null]) {
      await insertOrder(db, { ...placed, status: "cancelled", cancel_reason, lines: [] });
    }
    const picked = { quantity: 4, picked_quantity: 3 };
    await insertOrder(db, { ...placed, lines: [picked, { quantity: 2, picked_quantity: 2 }, { quantity: 9 }] });
    const there = {
      from: new Date("2026-04-01T00:00:00Z"),
      to: new Date("2026-04-02T00:00:00Z"),
      dark_store_id: "dstore_reasons",
    };
    expect(await countCancellations(db, there)).toEqual([
      { reason: "too late", orders: 2 },
      { reason: "", orders: 1 },
      { reason: "no milk", orders: 1 },
    ]);
    expect(await measureFill(db, there)).toEqual([{ ordered: 6, picked: 5, substituted: 0 }]);
  });

  it("of every store counts all of them", async () => {
    const rows = await summarizeOrders(db, { ...window, dark_store_id: null });
    expect(rows.reduce((sum, row) => sum + row.orders, 0)).toBe(4);
  });
});
